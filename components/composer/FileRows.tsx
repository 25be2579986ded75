import { FileLook } from '@/components/case/FileLook.tsx';
import { safeName } from '@/components/case/file-bytes.ts';
import { Button, FileIcon, Icon, ProgressBar, XIcon } from '@/components/controls';
import { formatBytes, t } from '@/components/locales';
import type { Attachment } from '@/core/model/message';
import type { DraftFiles, Refused, Upload } from './draft-files.ts';

interface FileRowProps {
  readonly caseId: string;
  readonly file: Attachment;
  /** Why the channel would refuse it; '' = it takes it. */
  readonly problem: string;
  onRemove(): void;
}

function FileRow({ caseId, file, problem, onRemove }: FileRowProps) {
  const name = safeName(file.name);
  return (
    <li class="draft-file" data-bad={problem ? true : undefined}>
      <FileLook caseId={caseId} file={file} />
      <span class="draft-file-name">
        <bdi class="truncate">{name}</bdi>
        <small>{problem || formatBytes(file.size)}</small>
      </span>
      <RemoveButton name={name} onClick={onRemove} />
    </li>
  );
}

const RemoveButton = ({ name, onClick }: { readonly name: string; onClick(): void }) => (
  <Button
    variant="quiet"
    small
    icon={XIcon}
    label={t('attachment.remove', { name: safeName(name) })}
    onClick={onClick}
  />
);

const RunningRow = ({ upload }: { readonly upload: Upload }) => (
  <li class="draft-file">
    <ProgressBar label={t('attachment.reading', { name: safeName(upload.name) })} value={upload.share} />
    <RemoveButton name={upload.name} onClick={upload.cancel} />
  </li>
);

const RefusedRow = ({ file, onDismiss }: { readonly file: Refused; onDismiss(): void }) => (
  <li class="draft-file" data-bad role="alert">
    <Icon of={FileIcon} />
    <span class="draft-file-name">
      <bdi class="truncate">{safeName(file.name)}</bdi>
      <small>{file.text}</small>
    </span>
    <RemoveButton name={file.name} onClick={onDismiss} />
  </li>
);

/** Ready files, those on their way, and what the channel would say about each. */
interface RowsProps {
  readonly caseId: string;
  readonly attachments: readonly Attachment[];
  readonly files: DraftFiles;
  readonly problems: ReadonlyMap<string, string>;
}

/** What will go along: each file with its size, those still being read, and those that could not come in. */
export function FileRows({ caseId, attachments, files, problems }: RowsProps) {
  const running = files.running.value;
  const refused = files.refused.value;
  if (attachments.length + running.length + refused.length === 0) return null;
  return (
    <ul class="draft-files" aria-label={t('attachment.many')}>
      {attachments.map((file) => (
        <FileRow
          key={file.id}
          caseId={caseId}
          file={file}
          problem={problems.get(file.id) ?? ''}
          onRemove={() => files.remove(file.id)}
        />
      ))}
      {running.map((upload) => (
        <RunningRow key={upload.id} upload={upload} />
      ))}
      {refused.map((file) => (
        <RefusedRow key={file.id} file={file} onDismiss={() => files.dismiss(file.id)} />
      ))}
    </ul>
  );
}
