import { formatBytes, t } from '@/components/locales';
import { MAX_MAIL_BYTES, type SkippedMail } from '@/core/mail/types';

const isMailFile = (name: string) => /\.(?:eml|mbox|mbx)$/i.test(name);

/** Why a mail was skipped, as a sentence. */
export function skipReason({ reason, file, number, size }: SkippedMail): string {
  switch (reason) {
    case 'empty':
      return t('import.reason.empty');
    case 'not-mail':
      // Somebody dropped something else altogether.
      return number <= 1 && !isMailFile(file) ? t('import.wrongFile', { file }) : t('import.reason.not-mail');
    case 'broken':
      return t('import.reason.unreadable');
    case 'too-large':
      return t('import.reason.too-large', { size: formatBytes(size), max: formatBytes(MAX_MAIL_BYTES) });
    case 'unreadable':
      return t('import.reason.no-access');
  }
}

/** Where it is: the file, and which mail of it. */
export const skipPlace = ({ file, number }: SkippedMail) =>
  number > 0 ? t('import.skipped.at', { number, file }) : file;

/** The whole list for a text file; tabs between, so that a spreadsheet reads it as a table. */
export const skippedText = (skipped: readonly SkippedMail[]) =>
  skipped
    .map((one) => [one.file, one.number, one.position, one.subject, skipReason(one)].join('\t'))
    .map((line) => `${line}\n`)
    .join('');
