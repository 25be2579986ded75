import { safeName } from '@/components/case/file-bytes.ts';
import { formatBytes, t } from '@/components/locales';
import type { Channel, ChannelLimits } from '@/core/model/channel';
import { checkMessage, MOST_TEXT, textLength } from '@/core/model/check-message';
import type { Attachment } from '@/core/model/message';

/** Why a channel would refuse one file, with the names and numbers that matter; '' = it takes it. */
export function fileProblem(file: Attachment, limits: ChannelLimits, channel: string): string {
  // How many there may be is a question about all of them.
  const [problem] = checkMessage('', [file], { ...limits, attachments: Number.POSITIVE_INFINITY });
  const name = safeName(file.name);
  if (problem?.code === 'too-large') {
    const [size, max] = [formatBytes(file.size), formatBytes(limits.attachmentBytes)];
    return t('attachment.tooLarge', { name, size, channel, max });
  }
  if (problem?.code !== 'wrong-type') return '';
  return t('attachment.wrongType', { name, channel, types: limits.attachmentTypes.join(', ') });
}

function tooMany(count: number, { name, limits }: Channel): string {
  if (count <= limits.attachments) return '';
  return limits.attachments === 0
    ? t('attachment.none', { channel: name })
    : t('attachment.tooMany', { channel: name, count: limits.attachments });
}

function tooLong(text: string, limits: ChannelLimits | undefined): string {
  const most = limits?.textLength || MOST_TEXT;
  // Counting characters of a pasted megabyte takes long enough to be left out where it cannot matter.
  const over = text.length > most ? Math.max(textLength(text) - most, text.length - MOST_TEXT) : 0;
  return over > 0 ? t('composer.tooLong', { count: over }) : '';
}

/** What the channel would refuse about a draft, as sentences, before anything is sent. */
export interface Problems {
  /** There is nothing to send. */
  readonly empty: boolean;
  /** About the text or the files together. */
  readonly general: readonly string[];
  /** About one file, by its id. */
  readonly byFile: ReadonlyMap<string, string>;
}

/** Checks a draft against its channel; null = a note, which goes through no channel. */
export function problemsOf(text: string, files: readonly Attachment[], channel: Channel | null): Problems {
  const empty = text.trim() === '' && files.length === 0;
  const long = tooLong(text, channel?.limits);
  if (!channel) return { empty, general: long ? [long] : [], byFile: new Map() };
  const general = [long, tooMany(files.length, channel)].filter(Boolean);
  const about = files.map((file) => [file.id, fileProblem(file, channel.limits, channel.name)] as const);
  return { empty, general, byFile: new Map(about.filter(([, sentence]) => sentence)) };
}
