import { refusedFile } from '@/components/case/upload-text.ts';
import { formatWhen } from '@/components/later/times.ts';
import { t } from '@/components/locales';
import '@/components/locales/approvals.ts';
import { templateRefusal } from '@/components/templates/refusal-text.ts';
import { type ApprovalStep, BLOCKS } from '@/core/model/approval';
import { isRepeated, type OutboxItem } from '@/core/model/outbox-item';
import { isDecision, isText, isUnclear } from '@/core/model/outbox-need';
import type { OutboxRow } from '@/core/queries/outbox';

const textOf = (step: ApprovalStep) =>
  'proposal' in step ? step.proposal.text.trim() : step.do === 'return' ? step.reason : '';

/** What an owed thing is: the text itself, or the change in words. */
export function titleOf({ item: { action }, target }: Pick<OutboxRow, 'item' | 'target'>): string {
  switch (action.kind) {
    case 'reply':
    case 'note':
    case 'outbound':
      return action.text.trim() || t('outbox.filesOnly', { count: action.attachments.length });
    case 'approval':
      return t(`outbox.do.approval.${action.step.do}`, { text: textOf(action.step) });
    case 'status':
      return t('outbox.do.status', { status: t(`status.${action.status}`) });
    case 'claim':
      return t('outbox.do.claim');
    case 'assign':
      return action.agent === null ? t('outbox.do.queue', { target }) : t('outbox.do.assign', { target });
    case 'tag':
      return t('outbox.do.tag', { target });
    case 'untag':
      return t('outbox.do.untag', { target });
    case 'sentiment':
      return t('outbox.do.sentiment', { sentiment: t(`sentiment.${action.sentiment ?? 'none'}`) });
    case 'field':
      return action.value === ''
        ? t('outbox.do.clear', { target })
        : t('outbox.do.field', { target, value: action.value });
    case 'contact':
      return t('outbox.do.contact');
    case 'consent':
      return t('outbox.do.consent', { how: action.consent.how });
  }
}

/** What people wrote is told apart by word; everything else is a change. */
export function kindOf({ action: { kind } }: Pick<OutboxItem, 'action'>) {
  const isWritten = kind === 'reply' || kind === 'note' || kind === 'approval' || kind === 'outbound';
  return t(`outbox.kind.${isWritten ? kind : 'change'}`);
}

function whyHeld({ missed, sendAt, problem }: OutboxItem): string {
  if (missed === 'late') return t('later.missed.late', { when: formatWhen(sendAt ?? '') });
  if (missed) return t(`unseen.held.${missed}`);
  return templateRefusal(problem) ?? t(`error.${problem?.code ?? 'unexpected'}`);
}

/** The desk has it, and yet there is something to know: more of it than was sent, a status that was refused, or both. */
function whySent({ item, case: about }: OutboxRow): string {
  const { copies = 1, problem } = item;
  const many = copies === 2 ? t('outbox.why.twice') : t('outbox.why.repeated', { times: copies });
  const kept = about ? t('sent.statusFailed', { status: t(`status.${about.status}`) }) : '';
  const refused = problem && (kept || t(`error.${problem.code}`));
  return [isRepeated(item) && many, refused].filter(Boolean).join(' ');
}

/** It ended, and not as meant: what happened, and what is safe. */
function whyEnded(row: OutboxRow): string {
  const { item, deskName: desk } = row;
  const code = item.problem?.code ?? 'unexpected';
  // To decide is another right than to reply.
  const plain = code === 'no-right' && isDecision(item) ? t('review.noRight') : t(`error.${code}`);
  const reason = templateRefusal(item.problem) ?? plain;
  if (isUnclear(item))
    return isText(item) ? t('outbox.why.unclear', { desk }) : t('outbox.why.unclearChange', { desk });
  if (item.state === 'held') return whyHeld(item);
  if (item.state === 'sent') return whySent(row);
  return isText(item) ? (refusedFile(item) ?? reason) : t('outbox.why.refused', { reason });
}

/** What the desk said besides why: a name, a file, or what has happened to the case; '' = nothing more. */
export function detailOf({ item, case: about }: Pick<OutboxRow, 'item' | 'case'>): string {
  const { state, problem } = item;
  if (!problem?.detail || state === 'sent' || templateRefusal(problem)) return '';
  const block = problem.code === 'case-moved' && BLOCKS.find((one) => one === problem.detail);
  return block
    ? t(`review.block.${block}`, { name: about?.contactName || t('contact.unknown') })
    : t('error.detail', { detail: problem.detail });
}

/** Why an owed thing stands where it stands, as a sentence; never a code alone. */
export function reasonOf(row: OutboxRow): string {
  const { item, need, deskName: desk } = row;
  const { state, problem, sendAt } = item;
  if (need === 'you') return whyEnded(row);
  if (need === 'sign-in') return t('outbox.why.sign-in', { desk });
  if (need === 'time')
    return sendAt ? t('later.goesOut', { when: formatWhen(sendAt) }) : t('outbox.why.undo');
  if (state === 'sending' || state === 'unconfirmed') return t(`delivery.hint.${state}`);
  return problem ? t(`error.${problem.code}`) : t('delivery.hint.queued');
}
