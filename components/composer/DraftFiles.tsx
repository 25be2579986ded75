import { isPicture, safeName, usePicture } from '@/components/case/file-bytes.ts';
import { Button, FileIcon, Icon, ProgressBar, XIcon } from '@/components/controls';
import { formatBytes, t } from '@/components/locales';
import type { Attachment } from '@/core/model/message';
import type { Upload } from './use-uploads.ts';

interface FilesProps {
  readonly caseId: string;
  readonly files: readonly Attachment[];
  readonly running: readonly Upload[];
  onRemove(id: string): void;
}

function DraftFile(props: { readonly caseId: string; readonly file: Attachment; onRemove(): void }) {
  const { caseId, file, onRemove } = props;
  const picture = usePicture(caseId, file, isPicture(file) && file.size < 3_000_000);
  const name = safeName(file.name);
  return (
    <li class="draft-file">
      {picture ? <img src={picture} alt="" /> : <Icon of={FileIcon} />}
      <span class="attachment-name">
        <bdi class="truncate">{name}</bdi>
        <small>{formatBytes(file.size)}</small>
      </span>
      <Button
        variant="quiet"
        small
        icon={XIcon}
        label={t('attachment.remove', { name })}
        onClick={onRemove}
      />
    </li>
  );
}

/** What will go along: each file with its size, and those still being read with their progress. */
export function DraftFiles({ caseId, files, running, onRemove }: FilesProps) {
  if (files.length + running.length === 0) return null;
  return (
    <ul class="draft-files" aria-label={t('attachment.many')}>
      {files.map((file) => (
        <DraftFile key={file.id} caseId={caseId} file={file} onRemove={() => onRemove(file.id)} />
      ))}
      {running.map((upload) => (
        <li key={upload.name} class="draft-file">
          <ProgressBar
            label={t('attachment.reading', { name: safeName(upload.name) })}
            value={upload.share}
            max={1}
          />
          <Button variant="quiet" small icon={XIcon} label={t('action.cancel')} onClick={upload.cancel} />
        </li>
      ))}
    </ul>
  );
}
