import { CasebarError } from '@/core/model/errors';
import type { AnswerOf, ArgsOf, QueryName } from '@/core/queries/index';
import { liveQuery } from './live-query.ts';

/** One answer, asked for now: what is kept from earlier may be old. Errors: storage. */
export function askNow<N extends QueryName>(name: N, args: ArgsOf<N>): Promise<AnswerOf<N>> {
  // Shared with nobody, so nothing is kept that could be taken for the answer.
  const live = liveQuery(name, args, crypto.randomUUID());
  return new Promise((resolve, reject) => {
    const end = live.answer.subscribe((now) => {
      if (now.state === 'loading') return;
      // Not at once: the signal is telling its listeners right now.
      queueMicrotask(() => {
        end();
        live.stop();
      });
      if (now.state === 'ready') resolve(now.value);
      else reject(new CasebarError('storage', now.code));
    });
  });
}
