import { useState } from 'preact/hooks';
import { act } from '@/components/app/act.ts';
import { lazy } from '@/components/app/lazy.tsx';
import { Button, DownloadIcon, EyeIcon, Icon } from '@/components/controls';
import { formatBytes, t } from '@/components/locales';
import type { Attachment } from '@/core/model/message';
import { isPicture, readWhole, safeName, saveBlob } from './file-bytes.ts';
import { fileIcon } from './file-icon.ts';
import { isPdf } from './media/is-pdf.ts';
import { PictureThumb, Sticker } from './media/PictureThumb.tsx';
import { isSound, Sound } from './media/Sound.tsx';
import './media/media.css';

const Viewer = lazy(
  () => import('./media/Viewer.tsx').then((file) => file.Viewer),
  () => null,
);

interface ItemProps {
  readonly caseId: string;
  readonly attachment: Attachment;
}

const isSticker = (one: Attachment) => one.role === 'sticker' && isPicture(one);

/** Name and size of a file; a click saves it. A PDF can also be looked at without being kept. */
function FileRow({ caseId, attachment, onView }: ItemProps & { onView(): void }) {
  const [busy, setBusy] = useState(false);
  const name = safeName(attachment.name);
  const size = formatBytes(attachment.size);
  const fetched = async (use: (blob: Blob) => void) => {
    setBusy(true);
    const blob = await act(readWhole(caseId, attachment.id, attachment.type));
    setBusy(false);
    if (blob) use(blob);
  };
  return (
    <div class="attachment-row">
      <button
        type="button"
        class="attachment"
        // Whoever speaks to the computer says what stands there: the name holds all of it.
        aria-label={`${t('attachment.download', { name })} ${size}`}
        aria-busy={busy}
        onClick={() => void fetched((blob) => saveBlob(blob, attachment.name))}
      >
        <Icon of={fileIcon(attachment.type)} />
        <span class="attachment-name">
          <bdi class="truncate">{name}</bdi> <small>{size}</small>
        </span>
        <Icon of={DownloadIcon} />
      </button>
      {isPdf(attachment) && (
        <Button variant="quiet" small icon={EyeIcon} label={t('media.view', { name })} onClick={onView} />
      )}
    </div>
  );
}

function AttachmentItem({ caseId, attachment, onView }: ItemProps & { onView(): void }) {
  if (isSticker(attachment))
    return (
      <li class="sticker-item">
        <Sticker caseId={caseId} attachment={attachment} />
      </li>
    );
  const row = <FileRow caseId={caseId} attachment={attachment} onView={onView} />;
  return (
    <li>
      {isPicture(attachment) && <PictureThumb caseId={caseId} attachment={attachment} onOpen={onView} />}
      {isSound(attachment) ? (
        <Sound caseId={caseId} attachment={attachment}>
          {row}
        </Sound>
      ) : (
        row
      )}
    </li>
  );
}

/** The files of a message: pictures and recordings in place, everything to be saved. */
export function AttachmentList(props: {
  readonly caseId: string;
  readonly attachments: readonly Attachment[];
}) {
  const { caseId, attachments } = props;
  const [viewed, setViewed] = useState<string>();
  if (attachments.length === 0) return null;
  const pictures = attachments.filter((one) => isPicture(one) && !isSticker(one));
  const first = pictures.findIndex(({ id }) => id === viewed);
  const document = attachments.find((one) => one.id === viewed && isPdf(one));
  return (
    <>
      <ul class="attachments" aria-label={t('attachment.many')}>
        {attachments.map((attachment) => (
          <AttachmentItem
            key={attachment.id}
            caseId={caseId}
            attachment={attachment}
            onView={() => setViewed(attachment.id)}
          />
        ))}
      </ul>
      {(first >= 0 || document) && (
        <Viewer
          caseId={caseId}
          files={document ? [document] : pictures}
          first={Math.max(0, first)}
          onClose={() => setViewed(undefined)}
        />
      )}
    </>
  );
}
