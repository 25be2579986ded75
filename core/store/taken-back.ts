import type { Draft } from '@/core/model/draft';
import type { OutboxItem } from '@/core/model/outbox-item';

/**
 * Id of the draft that comes of an item. Another one, since a desk that has the first after all would take the second
 * for the same; a counted one, so that asking again finds what the first asking made.
 */
export function nextId(id: string): string {
  const [base = id, count = '0'] = id.split('~');
  return `${base}~${Number(count) + 1}`;
}

/** What the agent wrote, as a draft again; undefined = the item is no text of theirs. */
export function draftFrom(
  { id, case: caseId, agent, action }: OutboxItem,
  savedAt: string,
): Draft | undefined {
  if (action.kind !== 'reply' && action.kind !== 'note') return undefined;
  const { text, attachments } = action;
  const draft = { id: nextId(id), case: caseId, tab: action.kind, agent, text, attachments, savedAt };
  if (action.kind === 'note') return draft;
  const { mail, replyTo } = action;
  // The signature stands in the text by now; a second one must not be put under it.
  const envelope = mail && { ...mail, unsigned: true };
  return { ...draft, ...(envelope && { mail: envelope }), ...(replyTo && { replyTo }) };
}
