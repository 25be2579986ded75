import type { Attachment } from 'postal-mime';
import { rawSubject } from '@/core/mail/mail-headers';
import { oneLine } from '@/core/mail/one-line';
import type { MailPart } from '@/core/mail/types';

const MIME_TYPE = /^[\w!#$&^.+-]{1,100}\/[\w!#$&^.+-]{1,100}$/;
/** Endings for parts without a name; others are `.bin`, so that nothing opens by itself. */
const ENDINGS: Readonly<Record<string, string>> = {
  ...{
    'text/plain': 'txt',
    'text/html': 'html',
    'text/calendar': 'ics',
    'text/csv': 'csv',
    'application/pdf': 'pdf',
  },
  ...{
    'image/png': 'png',
    'image/jpeg': 'jpg',
    'image/gif': 'gif',
    'image/svg+xml': 'svg',
    'image/webp': 'webp',
  },
  ...{
    'message/rfc822': 'eml',
    'application/zip': 'zip',
    'message/delivery-status': 'txt',
    'application/pgp-signature': 'asc',
    'text/enriched': 'txt',
  },
};

/**
 * A name that is only a name: no path, no control characters, and nothing that turns `gpj.exe` around so that it
 * reads as a picture.
 */
export const safeFileName = (name: string) =>
  oneLine(name.replace(/^.*[\\/]/s, '').replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ''))
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^\.+/, '')
    .slice(-150);

function bytesOf(content: Attachment['content']): Uint8Array {
  if (typeof content === 'string') return new TextEncoder().encode(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}

/** An attachment in our form; `index` names those that have no name. */
export function toPart(attachment: Attachment, index: number): MailPart {
  const content = bytesOf(attachment.content);
  const type = MIME_TYPE.test(attachment.mimeType) ? attachment.mimeType : 'application/octet-stream';
  // A forwarded mail is best known by its subject.
  const title =
    type === 'message/rfc822' ? safeFileName(`${rawSubject(content)}.eml`.replaceAll('/', '_')) : '';
  const fallback = title.length > 4 ? title : `part-${index + 1}.${ENDINGS[type] ?? 'bin'}`;
  return {
    name: safeFileName(attachment.filename ?? '') || fallback,
    type,
    size: content.length,
    content,
    contentId: oneLine(attachment.contentId ?? '').replace(/^<|>$/g, ''),
  };
}
