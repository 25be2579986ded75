import { useRef } from 'preact/hooks';
import { Button, PaperclipIcon } from '@/components/controls';
import { t } from '@/components/locales';

interface FileButtonProps {
  /** Why files cannot be attached here. */
  readonly reason?: string;
  /** MIME types the channel takes; empty = any. */
  readonly types: readonly string[];
  onFiles(files: readonly File[]): void;
}

/** The paperclip: the browser's own file dialog behind our button. */
export function FileButton({ reason, types, onFiles }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        variant="quiet"
        icon={PaperclipIcon}
        label={t('attachment.add')}
        reason={reason}
        onClick={() => input.current?.click()}
      />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('attachment.add')}
        accept={types.join(',') || undefined}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = ''; // the same file again must be a change again
        }}
      />
    </>
  );
}
