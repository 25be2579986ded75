import { act } from '@/components/app/act.ts';
import { showCase } from '@/components/app/navigation.ts';
import { reviewing } from '@/components/case/approval/reviewing.ts';
import { copyText } from '@/components/case/copy-text.ts';
import { draftOf } from '@/components/composer/draft-model.ts';
import { toast } from '@/components/controls';
import { editItem } from '@/components/later/take-back.ts';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import { writtenIn } from '@/core/model/outbox-item';
import { isText, type OutboxStep } from '@/core/model/outbox-need';
import type { OutboxRow } from '@/core/queries/outbox';
import { titleOf } from './outbox-text.ts';

/** What each step is called: a verb. */
export const STEP_TEXTS = {
  'sign-in': 'options.desk.signIn',
  there: 'outbox.step.there',
  again: 'sent.failed.again',
  anyway: 'sent.held.anyway',
  'send-now': 'later.sendNow',
  'try-now': 'error.offline.next',
  elsewhere: 'drafts.putInto',
  edit: 'later.edit',
  review: 'outbox.step.review',
  open: 'outbox.step.open',
  copy: 'outbox.step.copy',
  discard: 'sent.failed.discard',
  dismiss: 'action.dismiss',
} as const satisfies Record<OutboxStep, string>;

/** Steps that send: pressed in our own frame only, so they are guarded as sending is. */
export const SENDS: readonly OutboxStep[] = ['again', 'anyway', 'send-now'];

const asText = (row: OutboxRow) => {
  const written = writtenIn(row.item.action);
  const files = written?.attachments ?? [];
  // Of a step about an approval the title says more than was written.
  const text = row.item.action.kind === 'approval' ? written?.text : titleOf(row);
  return [text, ...files.map(({ name }) => `[${name}]`)].join('\n');
};

/** Out of the outbox; a text stays among the case's drafts and can be had back at once. */
async function discard({ item }: OutboxRow) {
  if (!isText(item) || item.state === 'unconfirmed') return act(desk.discardItem(item.id));
  const taken = await act(desk.takeBack(item.id));
  if (!taken) return undefined;
  const { draft } = taken;
  const undo = () => {
    showCase(draft.case);
    void draftOf(draft).restore(draft);
  };
  toast.show({ text: t('outbox.discarded'), action: { label: t('action.undo'), run: undo } });
  return undefined;
}

/** Does one step about one item; the one that asks which case does it by itself (Elsewhere). */
export function takeStep(step: Exclude<OutboxStep, 'elsewhere'>, row: OutboxRow): unknown {
  const { item } = row;
  switch (step) {
    case 'sign-in':
      return act(desk.signIn(item.desk));
    case 'there':
      return act(desk.confirmItem(item.id));
    case 'again':
    case 'anyway':
      return act(desk.retryItem(item.id));
    case 'send-now':
      return act(desk.sendNow(item.id));
    case 'try-now':
      return act(desk.pullNow(item.desk));
    case 'edit':
      showCase(item.case);
      return editItem(item.id);
    // With what was written beside it.
    case 'review':
      if (item.action.kind === 'approval')
        reviewing.value = { case: item.case, approval: item.action.approval };
      return showCase(item.case);
    case 'open':
      return showCase(item.case);
    case 'copy':
      return copyText(asText(row), t('toast.textCopied'));
    case 'discard':
      return discard(row);
    case 'dismiss':
      return act(desk.discardItem(item.id));
  }
}

/** Everything that failed once more, in its order, and whatever was put off; what is held or unclear is left to be read. */
export async function tryAll(rows: readonly OutboxRow[]) {
  for (const { item, steps } of rows)
    if (item.state === 'failed' && steps.includes('again')) await act(desk.retryItem(item.id));
  const done = await act(desk.pullNow(null));
  if (done !== undefined) toast.show({ text: t('outbox.tryAll.done') });
}
