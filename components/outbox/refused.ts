import { t } from '@/components/locales';
import type { OutboxItem } from '@/core/model/outbox-item';
import { isText, isUnclear } from '@/core/model/outbox-need';
import type { CaseView } from '@/core/queries/case';
import { titleOf } from './outbox-text.ts';

function targetIn({ tags, agents, queues }: CaseView, { action }: OutboxItem): string {
  const named = (list: readonly { readonly id: string; readonly name: string }[], id: string | null) =>
    list.find((one) => one.id === id)?.name ?? '';
  if (action.kind === 'tag' || action.kind === 'untag') return named(tags, action.tag);
  return action.kind === 'assign' ? named(agents, action.agent) || named(queues, action.queue) : '';
}

/** A change that was taken back here: which one, and why; undefined = the item is a text, or still under way. */
export function refusedInWords(view: CaseView, item: OutboxItem): string | undefined {
  const { state, problem } = item;
  if (isText(item) || (state !== 'failed' && state !== 'held')) return undefined;
  const what = titleOf({ item, target: targetIn(view, item) });
  const why = isUnclear(item)
    ? t('outbox.why.unclearChange', { desk: view.deskName })
    : t('outbox.why.refused', { reason: t(`error.${problem?.code ?? 'unexpected'}`) });
  return `${what}. ${why}`;
}
