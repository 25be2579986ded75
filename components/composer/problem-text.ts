import { formatBytes, t } from '@/components/locales';
import type { Channel } from '@/core/model/channel';
import { checkMessage, type MessageProblem, textLength } from '@/core/model/check-message';
import type { Attachment } from '@/core/model/message';

/** A sentence for one thing the channel would refuse, with the names and numbers that matter. */
export function problemText(
  problem: MessageProblem,
  files: readonly Attachment[],
  channel: Channel,
  text: string,
): string {
  const { limits, name } = channel;
  const file = files.find(({ id }) => id === problem.attachment);
  if (problem.code === 'too-large' && file)
    return t('attachment.tooLarge', {
      name: file.name,
      size: formatBytes(file.size),
      channel: name,
      max: formatBytes(limits.attachmentBytes),
    });
  if (problem.code === 'too-large')
    return t('composer.tooLong', { count: textLength(text) - limits.textLength });
  if (problem.code === 'wrong-type')
    return t('attachment.wrongType', {
      name: file?.name ?? problem.detail,
      channel: name,
      types: limits.attachmentTypes.join(', '),
    });
  if (problem.code === 'too-many')
    return limits.attachments === 0
      ? t('attachment.none', { channel: name })
      : t('attachment.tooMany', { channel: name, count: limits.attachments });
  return t('error.empty');
}

/** What keeps a draft from being sent, as sentences; empty = nothing but perhaps that it is empty. */
export function problemsOf(text: string, files: readonly Attachment[], channel: Channel | null) {
  const found = checkMessage(text, files, channel?.limits ?? null);
  return {
    empty: found.some(({ code }) => code === 'empty'),
    sentences: channel
      ? found
          .filter(({ code }) => code !== 'empty')
          .map((problem) => problemText(problem, files, channel, text))
      : [],
  };
}
