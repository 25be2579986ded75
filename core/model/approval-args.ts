import * as v from 'valibot';
import { CASE_STATUSES } from './case.ts';
import { AttachmentArg, FillArg, Id, MailArg, SubmitArgs, Text } from './reply-args.ts';
import { MOST_UNDO } from './undo.ts';

const Revision = v.pipe(v.number(), v.integer(), v.minValue(0));
const Undo = v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(MOST_UNDO)));

/** A draft of the tab `approval` on its way; `of` = it takes the place of a waiting request's text. */
export const RequestArgs = v.object({
  ...SubmitArgs.entries,
  note: Text,
  queue: v.nullable(Id),
  of: v.optional(v.object({ approval: Id, revision: Revision })),
});

/** What the reviewer saw and wants to go out. `id` = UUID of the step; `hash` is that of the author's text. */
export const ApproveArgs = v.object({
  id: Id,
  approval: Id,
  revision: Revision,
  hash: v.pipe(v.string(), v.maxLength(200)),
  text: Text,
  attachments: v.pipe(v.array(AttachmentArg), v.readonly()),
  status: v.nullable(v.picklist(CASE_STATUSES)),
  mail: v.optional(MailArg),
  replyTo: v.optional(Id),
  /** Its values changed; left out = as it was proposed. */
  template: v.optional(FillArg),
  /** Of the case as the reviewer had it in front of them. */
  threadRevision: v.number(),
  undo: Undo,
});

/** Back to its author; the reason must not be empty. */
export const ReturnArgs = v.object({ id: Id, approval: Id, revision: Revision, reason: Text, undo: Undo });

/** On to an agent, or to a queue (agent null). */
export const PassArgs = v.object({
  id: Id,
  approval: Id,
  agent: v.nullable(Id),
  queue: v.nullable(Id),
  note: Text,
});

/** What the calls hand to the workflow. */
export type Requested = v.InferOutput<typeof RequestArgs>;
export type Approved = v.InferOutput<typeof ApproveArgs>;
export type Returned = v.InferOutput<typeof ReturnArgs>;
export type Passed = v.InferOutput<typeof PassArgs>;
