import { useState } from 'preact/hooks';
import { FileIcon, Icon, ProgressBar } from '@/components/controls';
import { t } from '@/components/locales';
import { safeName } from '@/core/model/file-name';
import type { Attachment } from '@/core/model/message';
import type { DraftFiles, Refused, Upload } from './draft-files.ts';
import { FileRow, RemoveButton } from './FileRow.tsx';
import { useDragOrder } from './use-drag-order.ts';

const RunningRow = ({ upload }: { readonly upload: Upload }) => (
  <li class="draft-file">
    <ProgressBar label={t('attachment.reading', { name: safeName(upload.name) })} value={upload.share} />
    <RemoveButton name={upload.name} onClick={upload.cancel} />
  </li>
);

const RefusedRow = ({ file, onDismiss }: { readonly file: Refused; onDismiss(): void }) => (
  <li class="draft-file" data-bad>
    <Icon of={FileIcon} />
    <span class="draft-file-name" role="alert">
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
  const [moved, setMoved] = useState('');
  const say = ({ name }: Attachment, place: number) =>
    setMoved(t('attachment.moved', { name: safeName(name), place: place + 1, total: attachments.length }));
  const dragOf = useDragOrder(
    attachments.map(({ id }) => id),
    (id, to) => {
      const file = attachments.find((one) => one.id === id);
      if (file) say(file, files.moveTo(id, to));
    },
  );
  if (attachments.length + running.length + refused.length === 0) return null;
  return (
    <>
      <ul class="draft-files" aria-label={t('attachment.many')}>
        {attachments.map((file, index) => (
          <FileRow
            key={file.id}
            caseId={caseId}
            file={file}
            problem={problems.get(file.id) ?? ''}
            isFirst={index === 0}
            isLast={index === attachments.length - 1}
            onMove={attachments.length > 1 ? (by) => say(file, files.move(file.id, by)) : undefined}
            drag={attachments.length > 1 ? dragOf(file.id) : undefined}
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
      <p class="visually-hidden" role="status">
        {moved}
      </p>
    </>
  );
}
