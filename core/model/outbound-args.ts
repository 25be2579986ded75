import * as v from 'valibot';
import { AttachmentArg, FillArg, Id, Text } from './reply-args.ts';
import { MOST_UNDO } from './undo.ts';

const Line = v.pipe(v.string(), v.maxLength(1000));

/** A consent as an agent notes it; who and when is known to the background. */
export const ConsentArg = v.object({
  channel: Line,
  state: v.picklist(['given', 'stopped', 'revoked']),
  how: Line,
});

/** The first message to somebody. */
export const OutboundArgs = v.object({
  /** Becomes the id of the outbox item: asked again with the same one, nothing is sent twice. */
  draft: Id,
  desk: Id,
  to: v.object({ channel: Id, address: Line, contact: v.nullable(Id), name: Line }),
  subject: v.pipe(v.string(), v.maxLength(10_000)),
  text: Text,
  attachments: v.pipe(v.array(AttachmentArg), v.readonly()),
  template: v.optional(FillArg),
  consent: v.optional(ConsentArg),
  /** Milliseconds in which it can be taken back. */
  undo: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(MOST_UNDO))),
});
/** What a surface hands over. */
export type Outbound = v.InferOutput<typeof OutboundArgs>;
