import * as v from 'valibot';
import { CASE_STATUSES } from './case.ts';
import { MOST_TEXT } from './check-message.ts';
import { MAIL_MODES } from './mail-draft.ts';
import { MOST_SEEN } from './seen.ts';
import { MOST_UNDO } from './undo.ts';

// Generous, but bounded: whoever may call is trusted, what they send is still looked at before it is stored.
/** Of anything, ours or a desk's. */
export const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(300));
/** Longest text of a draft, in UTF-16 units; channels allow far less. */
export const Text = v.pipe(v.string(), v.maxLength(MOST_TEXT));
/** A file that is stored here. */
export const AttachmentArg = v.object({
  id: Id,
  name: v.pipe(v.string(), v.maxLength(1000)),
  type: v.pipe(v.string(), v.maxLength(200)),
  size: v.number(),
});
const Addresses = v.pipe(v.array(v.pipe(v.string(), v.maxLength(1000))), v.maxLength(1000), v.readonly());
/** An envelope as it was chosen; what it must be like is checked with its case. */
export const MailArg = v.object({
  mode: v.picklist(MAIL_MODES),
  from: v.pipe(v.string(), v.maxLength(1000)),
  to: Addresses,
  cc: Addresses,
  bcc: Addresses,
  subject: v.pipe(v.string(), v.maxLength(10_000)),
  answers: v.pipe(v.string(), v.maxLength(300)),
  quote: v.boolean(),
  unsigned: v.optional(v.boolean()),
  toFetch: v.optional(v.pipe(v.array(AttachmentArg), v.maxLength(1000), v.readonly())),
});
/** A template as it was filled; what may be sent of it is checked with its channel. */
export const FillArg = v.object({
  template: Id,
  values: v.record(
    v.pipe(v.string(), v.maxLength(200)),
    v.object({
      text: Text,
      from: v.optional(
        v.variant('kind', [
          v.object({
            kind: v.picklist(['contact', 'case', 'agent', 'draft']),
            what: v.pipe(v.string(), v.maxLength(300)),
          }),
          v.object({
            kind: v.literal('page'),
            site: v.pipe(v.string(), v.maxLength(300)),
            at: v.pipe(v.string(), v.isoTimestamp()),
          }),
        ]),
      ),
    }),
  ),
  media: v.optional(AttachmentArg),
});
/** A draft on its way to the outbox. `seenRevision` is the thread the agent had in front of them. */
export const SubmitArgs = v.object({
  draft: Id,
  case: Id,
  /** Who wrote it; somebody else signed in must not send it. */
  agent: v.optional(Id),
  text: Text,
  attachments: v.pipe(v.array(AttachmentArg), v.readonly()),
  status: v.nullable(v.picklist(CASE_STATUSES)),
  mail: v.optional(MailArg),
  replyTo: v.optional(Id),
  template: v.optional(FillArg),
  sendAt: v.optional(v.pipe(v.string(), v.isoTimestamp())),
  /** Milliseconds in which it can be taken back. */
  undo: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(MOST_UNDO))),
  seenRevision: v.number(),
  /** Messages of others that were read; left out = nobody looked, and nothing is compared. */
  seen: v.optional(
    v.object({ ids: v.pipe(v.array(Id), v.maxLength(MOST_SEEN), v.readonly()), from: v.string() }),
  ),
});
