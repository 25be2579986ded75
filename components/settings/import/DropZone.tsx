import { useRef, useState } from 'preact/hooks';
import { Button, FileIcon, Icon, UploadIcon } from '@/components/controls';
import { t } from '@/components/locales';
import { droppedFiles, pickedFiles } from './collect-files.ts';

/** Not in Preact's types, though every browser has it. */
const WHOLE_FOLDER = { webkitdirectory: true };

interface DropZoneProps {
  /** Why nothing can be taken now. */
  readonly reason?: string;
  onFiles(files: readonly File[]): void;
}

/** Where files and folders are dropped, with buttons that do the same. */
export function DropZone({ reason, onFiles }: DropZoneProps) {
  const [isOver, setOver] = useState(false);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const picked = (input: HTMLInputElement) => {
    onFiles(pickedFiles(input.files ?? []));
    input.value = ''; // so that the same file can be picked again
  };
  const drop = async (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (event.dataTransfer && !reason) onFiles(await droppedFiles(event.dataTransfer));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the pointer's way; the buttons are everybody's
    <div
      class="import-drop"
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault(); // without it the browser opens the file instead
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Icon of={UploadIcon} />
      <p>{t('import.drop')}</p>
      <div class="import-buttons">
        <Button icon={FileIcon} reason={reason} onClick={() => files.current?.click()}>
          {t('import.choose')}
        </Button>
        <Button variant="quiet" reason={reason} onClick={() => folder.current?.click()}>
          {t('import.folder')}
        </Button>
      </div>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        data-pick="files"
        onChange={(e) => picked(e.currentTarget)}
      />
      <input
        ref={folder}
        type="file"
        {...WHOLE_FOLDER}
        hidden
        data-pick="folder"
        onChange={(e) => picked(e.currentTarget)}
      />
    </div>
  );
}
