import type { OutboxItem } from '@/core/model/outbox-item';
import { canSendOn, isUnderWay } from '@/core/model/outbox-need';
import type { Person } from './person.ts';

/** What has not ended by then never does. */
const PATIENCE = 30_000;
/** Nobody tries the same in vain more often. */
const MOST_TRIES = 4;
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** What a person would try once more, since it may go by now. */
const worthTrying = (item: OutboxItem) =>
  (item.state === 'failed' || item.state === 'held') &&
  item.problem?.code !== 'no-right' &&
  canSendOn(item, { closed: false, caseKnown: true });

/** Until nothing of these cases moves; what can be tried again is. */
export async function settle(people: readonly Person[], cases: readonly string[]) {
  const tries = new Map<string, number>();
  for (const start = Date.now(); Date.now() - start < PATIENCE; await pause(120)) {
    const found = await Promise.all(people.map((one) => one.know(cases).catch(() => undefined)));
    let open = found.includes(undefined);
    for (const [n, known] of found.entries())
      for (const item of known?.items ?? []) {
        const tried = tries.get(item.id) ?? 0;
        if (isUnderWay(item)) open = true;
        if (!worthTrying(item) || tried >= MOST_TRIES) continue;
        open = true;
        // One that was not heard, or not taken, was none.
        const answer = await people[n]?.call('retryItem', item.id);
        if (answer?.ok) tries.set(item.id, tried + 1);
      }
    if (!open) return;
    await Promise.all(people.map((one) => one.look()));
  }
}
