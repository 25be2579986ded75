import { useState } from 'preact/hooks';
import { act } from '@/components/app/act.ts';
import { DownloadIcon, Icon } from '@/components/controls';
import { formatBytes, t } from '@/components/locales';
import type { Attachment } from '@/core/model/message';
import { FileLook } from './FileLook.tsx';
import { readWhole, safeName, saveBlob } from './file-bytes.ts';

interface ItemProps {
  readonly caseId: string;
  readonly attachment: Attachment;
}

function AttachmentItem({ caseId, attachment }: ItemProps) {
  const [busy, setBusy] = useState(false);
  const name = safeName(attachment.name);
  const download = async () => {
    setBusy(true);
    const blob = await act(readWhole(caseId, attachment.id, attachment.type));
    setBusy(false);
    if (blob) saveBlob(blob, attachment.name);
  };
  return (
    <li>
      <button
        type="button"
        class="attachment"
        aria-label={t('attachment.download', { name })}
        aria-busy={busy}
        onClick={() => void download()}
      >
        <FileLook caseId={caseId} file={attachment} />
        <span class="attachment-name">
          <bdi class="truncate">{name}</bdi>
          <small>{formatBytes(attachment.size)}</small>
        </span>
        <Icon of={DownloadIcon} />
      </button>
    </li>
  );
}

/** The files of a message; a click saves one. Pictures show what they are. */
export function AttachmentList(props: {
  readonly caseId: string;
  readonly attachments: readonly Attachment[];
}) {
  if (props.attachments.length === 0) return null;
  return (
    <ul class="attachments" aria-label={t('attachment.many')}>
      {props.attachments.map((attachment) => (
        <AttachmentItem key={attachment.id} caseId={props.caseId} attachment={attachment} />
      ))}
    </ul>
  );
}
