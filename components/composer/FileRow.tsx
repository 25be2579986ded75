import {
  Button,
  type ButtonProps,
  ChevronDownIcon,
  ChevronUpIcon,
  GripVerticalIcon,
  Icon,
  XIcon,
} from '@/components/controls';
import { formatBytes, t } from '@/components/locales';
import { safeName } from '@/core/model/file-name';
import type { Attachment } from '@/core/model/message';
import { Thumbnail } from './Thumbnail.tsx';
import type { DragProps } from './use-drag-order.ts';

interface FileRowProps {
  readonly caseId: string;
  readonly file: Attachment;
  /** Why the channel would refuse it; '' = it takes it. */
  readonly problem: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** Among several it can be moved: contacts get them in this order. */
  readonly onMove: ((by: -1 | 1) => void) | undefined;
  /** The same by dragging the row. */
  readonly drag: DragProps | undefined;
  onRemove(): void;
}

/** A file that is ready: what it is, its place among the others, and the way out. */
export function FileRow(props: FileRowProps) {
  const { caseId, file, problem, isFirst, isLast, onMove, drag, onRemove } = props;
  const name = safeName(file.name);
  return (
    <li class="draft-file" data-bad={problem ? true : undefined} {...drag}>
      {drag && <Icon of={GripVerticalIcon} class="draft-grip" />}
      <Thumbnail caseId={caseId} file={file} />
      <span class="draft-file-name">
        <bdi class="truncate">{name}</bdi>
        <small>{problem || formatBytes(file.size)}</small>
      </span>
      {onMove && (
        <>
          <MoveButton
            icon={ChevronUpIcon}
            label={t('attachment.up', { name })}
            reason={isFirst ? t('attachment.first') : undefined}
            onClick={() => onMove(-1)}
          />
          <MoveButton
            icon={ChevronDownIcon}
            label={t('attachment.down', { name })}
            reason={isLast ? t('attachment.last') : undefined}
            onClick={() => onMove(1)}
          />
        </>
      )}
      <RemoveButton name={name} onClick={onRemove} />
    </li>
  );
}

/** Moving takes the row out and puts it in again: the focus has to follow, so that it can be pressed again. */
const MoveButton = ({
  onClick,
  ...rest
}: Pick<ButtonProps, 'icon' | 'label' | 'reason'> & { onClick(): void }) => (
  <Button
    variant="quiet"
    small
    {...rest}
    onClick={({ currentTarget }) => {
      onClick();
      requestAnimationFrame(() => currentTarget.focus());
    }}
  />
);

/** Takes a file out again, whatever state it is in. */
export const RemoveButton = ({ name, onClick }: { readonly name: string; onClick(): void }) => (
  <Button
    variant="quiet"
    small
    icon={XIcon}
    label={t('attachment.remove', { name: safeName(name) })}
    onClick={onClick}
  />
);
