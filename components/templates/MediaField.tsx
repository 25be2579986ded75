import { useId, useRef, useState } from 'preact/hooks';
import { forgetPicked, rememberPicked } from '@/components/composer/thumbnail.ts';
import { asAttachment, upload } from '@/components/composer/upload.ts';
import { Button, PaperclipIcon, ProgressBar, XIcon } from '@/components/controls';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import type { Attachment } from '@/core/model/message';
import type { TemplateMedia } from '@/core/model/template';

/** What the file dialog offers; the platform's own list. */
const TYPES: Record<TemplateMedia, string> = {
  image: 'image/jpeg,image/png',
  video: 'video/mp4,video/3gpp',
  gif: 'video/mp4',
  document: '',
};

interface MediaProps {
  /** What the field is called. */
  readonly name: string;
  readonly kind: TemplateMedia;
  /** The file it has now; undefined = none was chosen, or it was taken out. */
  readonly media: Attachment | undefined;
  /** What is wrong with it; '' = nothing. */
  readonly problem: string;
  readonly buttonRef?: (button: HTMLButtonElement | null) => void;
  onFocus(): void;
  /** undefined = taken out. It may come a while after it was picked. */
  onMedia(media: Attachment | undefined): void;
}

/** Hands a picked file to the background, as for any attachment; the last one picked counts. */
function useReading(onMedia: MediaProps['onMedia']) {
  const [reading, setReading] = useState<{ readonly name: string; readonly share: number }>();
  const [failed, setFailed] = useState('');
  const current = useRef<AbortController>(null);
  const read = async (file: File) => {
    current.current?.abort();
    const stop = new AbortController();
    current.current = stop;
    const one = asAttachment(file);
    // Another one may have been picked while this one was read.
    const mine = () => current.current === stop;
    setFailed('');
    setReading({ name: one.name, share: 0 });
    try {
      rememberPicked(one.id, file);
      await upload(one, file, (share) => mine() && setReading({ name: one.name, share }), stop.signal);
      if (mine()) onMedia(one);
      else await desk.dropFile(one.id);
    } catch {
      if (mine()) setFailed(t('attachment.missing', { name: one.name }));
    }
    if (mine()) setReading(undefined);
  };
  return { reading, failed, read };
}

/** The file a template begins with. */
export function MediaField(props: MediaProps) {
  const { name, kind, media, problem, buttonRef, onFocus, onMedia } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const { reading, failed, read } = useReading(onMedia);
  const remove = () => {
    if (media) forgetPicked(media.id);
    onMedia(undefined);
  };
  const note = failed || problem;
  return (
    <div class="field template-file">
      <span id={id} class="template-file-name">
        {name}
      </span>
      <div class="template-file-row">
        <Button
          small
          icon={PaperclipIcon}
          buttonRef={buttonRef}
          aria-describedby={`${id}-note`}
          label={t('template.file.choose', { name })}
          onFocus={onFocus}
          onClick={() => input.current?.click()}
        >
          <span class="truncate">{media?.name ?? t('template.file')}</span>
        </Button>
        {media && (
          <Button
            small
            variant="quiet"
            icon={XIcon}
            label={t('attachment.remove', { name: media.name })}
            onClick={remove}
          />
        )}
        <input
          ref={input}
          type="file"
          hidden
          aria-label={name}
          accept={TYPES[kind] || undefined}
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            if (file) void read(file);
            currentTarget.value = ''; // the same file again must be a change again
          }}
        />
      </div>
      {reading && (
        <ProgressBar label={t('attachment.reading', { name: reading.name })} value={reading.share} />
      )}
      <p id={`${id}-note`} class="field-note" data-bad={note ? true : undefined}>
        {note || t(`template.limit.${kind}`)}
      </p>
    </div>
  );
}
