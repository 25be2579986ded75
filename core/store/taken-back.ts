import type { Proposal } from '@/core/model/approval';
import type { Draft, ForReview } from '@/core/model/draft';
import { type OutboxAction, type OutboxItem, writtenIn } from '@/core/model/outbox-item';
import type { FilledTemplate } from '@/core/model/template';

/**
 * Id of the draft that comes of an item. Another one, since a desk that has the first after all would take the second
 * for the same; a counted one, so that asking again finds what the first asking made.
 */
export function nextId(id: string): string {
  const [base = id, count = '0'] = id.split('~');
  return `${base}~${Number(count) + 1}`;
}

/** What a request had besides its text. A reviewer's text is for nobody's review: it is only kept. */
function reviewOf(action: OutboxAction): { review?: ForReview } {
  if (action.kind !== 'approval') return {};
  const { step, approval } = action;
  if (step.do !== 'request' && step.do !== 'revise') return {};
  const { note, proposal } = step;
  const of = step.do === 'revise' ? { approval, revision: step.of } : null;
  return { review: { note, queue: step.do === 'request' ? step.queue : null, status: proposal.status, of } };
}

/** A template as it was filled: its text is its own, and its file is no attachment. */
function fillOf(template: FilledTemplate | undefined) {
  if (!template) return {};
  const { values, media } = template;
  const fill = { template: template.template.id, values, ...(media && { media }) };
  return { text: '', attachments: [], template: fill };
}

/** A first message as its form had it. */
const outboundOf = ({ to, subject, consent, template }: Extract<OutboxAction, { kind: 'outbound' }>) => ({
  to: { ...to, country: '', subject, how: consent?.how ?? '' },
  ...fillOf(template),
});

/** What of it was meant for the contact. */
function proposalIn(action: OutboxAction): Proposal | undefined {
  if (action.kind === 'reply') return action;
  return action.kind === 'approval' && 'proposal' in action.step ? action.step.proposal : undefined;
}

/** What the agent wrote, as a draft again; undefined = the item is no text of theirs. */
export function draftFrom(
  { id, case: caseId, agent, action }: OutboxItem,
  savedAt: string,
): Draft | undefined {
  const written = writtenIn(action);
  if (!written) return undefined;
  const { text, attachments } = written;
  const draft = { id: nextId(id), case: caseId, agent, text, attachments, savedAt };
  if (action.kind === 'outbound') return { ...draft, tab: 'reply', ...outboundOf(action) };
  const toContact = proposalIn(action);
  // A reason or a note of a decision stays inside, like any note.
  if (!toContact) return { ...draft, tab: 'note' };
  const { mail, replyTo, template } = toContact;
  // The signature stands in the text by now; a second one must not be put under it.
  const envelope = mail && { ...mail, unsigned: true };
  return {
    ...draft,
    tab: action.kind === 'approval' ? 'approval' : 'reply',
    ...(envelope && { mail: envelope }),
    ...(replyTo && { replyTo }),
    ...fillOf(template),
    ...reviewOf(action),
  };
}
