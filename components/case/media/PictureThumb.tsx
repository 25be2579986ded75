import { Icon, ImageIcon } from '@/components/controls';
import { t } from '@/components/locales';
import type { Attachment } from '@/core/model/message';
import { safeName } from '../file-bytes.ts';
import { useFile } from './use-file.ts';

/** Longer side of a thumbnail's bytes: sharp on dense screens at the 280 pixels it is drawn with. */
const THUMB = 640;
/** Bigger files are fetched on a click only. */
const PREVIEW = 3_000_000;

interface ThumbProps {
  readonly caseId: string;
  readonly attachment: Attachment;
  onOpen(): void;
}

/** A picture of a message in small; a click shows it large. */
export function PictureThumb({ caseId, attachment, onOpen }: ThumbProps) {
  const file = useFile(caseId, attachment, attachment.size <= PREVIEW, THUMB);
  return (
    <button
      type="button"
      class="picture-thumb"
      aria-label={t('media.view', { name: safeName(attachment.name) })}
      onClick={onOpen}
    >
      {file.state === 'ready' ? <img src={file.url} alt="" decoding="async" /> : <Icon of={ImageIcon} />}
    </button>
  );
}

/** A sticker, bare as in the contact's app. Its name says nothing; that it is one does. */
export function Sticker({ caseId, attachment }: Omit<ThumbProps, 'onOpen'>) {
  const file = useFile(caseId, attachment, attachment.size <= PREVIEW, THUMB);
  if (file.state !== 'ready') return <Icon of={ImageIcon} />;
  return <img class="sticker" src={file.url} alt={t('media.sticker')} decoding="async" />;
}
