import type { ChannelLimits } from './channel.ts';
import type { ErrorCode } from './errors.ts';
import type { Attachment } from './message.ts';

/** Why a message cannot go out as it is; `detail` names the file or the number that is too big. */
export interface MessageProblem {
  readonly code: Extract<ErrorCode, 'empty' | 'too-large' | 'too-many' | 'wrong-type'>;
  readonly detail: string;
  /** The attachment it is about; null = the text or the message as a whole. */
  readonly attachment: string | null;
}

/** Longest text of anything an agent writes, in UTF-16 units: one message to the background has room for it. */
export const MOST_TEXT = 1_000_000;

/** Patterns as in the `accept` of a file input: a full MIME type, or `image/*` for all of a kind. */
const matchesType = (type: string, patterns: readonly string[]) =>
  patterns.length === 0 ||
  patterns.some((p) => p === '*/*' || p === type || (p.endsWith('/*') && type.startsWith(p.slice(0, -1))));

/** Length as people and channels count it: characters, not UTF-16 units. */
export const textLength = (text: string) => [...text].length;

function fileProblems(files: readonly Attachment[], limits: ChannelLimits): MessageProblem[] {
  const found: MessageProblem[] = [];
  for (const { id, name, type, size } of files) {
    if (size > limits.attachmentBytes) found.push({ code: 'too-large', detail: name, attachment: id });
    else if (!matchesType(type, limits.attachmentTypes))
      found.push({ code: 'wrong-type', detail: name, attachment: id });
  }
  if (files.length > limits.attachments)
    found.push({ code: 'too-many', detail: String(limits.attachments), attachment: null });
  return found;
}

/**
 * Everything that would make a channel refuse the message, found before it is sent. The composer shows it at the
 * field, the background checks it again. `limits` null = nothing leaves the desk (a note).
 */
export function checkMessage(
  text: string,
  attachments: readonly Attachment[],
  limits: ChannelLimits | null,
): MessageProblem[] {
  const found: MessageProblem[] = [];
  if (text.trim() === '' && attachments.length === 0)
    found.push({ code: 'empty', detail: '', attachment: null });
  if (text.length > MOST_TEXT) found.push({ code: 'too-large', detail: String(MOST_TEXT), attachment: null });
  if (!limits) return found;
  if (limits.textLength > 0 && textLength(text) > limits.textLength)
    found.push({ code: 'too-large', detail: String(limits.textLength), attachment: null });
  return [...found, ...fileProblems(attachments, limits)];
}
