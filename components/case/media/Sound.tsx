import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { formatDuration, t } from '@/components/locales';
import type { Attachment } from '@/core/model/message';
import { safeName } from '../file-bytes.ts';
import { useFile } from './use-file.ts';

/** Bigger recordings are only offered as files. */
const MOST = 20_000_000;

/** Recordings a browser may be able to play; whether it can shows when it tries. */
export const isSound = ({ type, size }: Attachment) => type.startsWith('audio/') && size <= MOST;

interface SoundProps {
  readonly caseId: string;
  readonly attachment: Attachment;
  /** Shown below, and alone if it cannot be played. */
  readonly children: ComponentChildren;
}

/** A recording to play in place; a voice note says how long it is before anybody listens. */
export function Sound({ caseId, attachment, children }: SoundProps) {
  const file = useFile(caseId, attachment, true);
  const [seconds, setSeconds] = useState<number>();
  const [silent, setSilent] = useState(false);
  // What cannot be read or played can still be saved.
  if (file.state === 'failed' || silent) return <>{children}</>;
  const voice = attachment.role === 'voice';
  const name = voice ? t('media.voice') : safeName(attachment.name);
  return (
    <figure class="sound">
      {/* biome-ignore lint/a11y/useMediaCaption: nobody has written down what a contact recorded */}
      <audio
        controls
        preload="metadata"
        aria-label={name}
        src={file.state === 'ready' ? file.url : undefined}
        onLoadedMetadata={({ currentTarget: { duration } }) =>
          setSeconds(Number.isFinite(duration) ? duration : undefined)
        }
        onError={() => file.state === 'ready' && setSilent(true)}
      />
      {voice ? (
        <figcaption>
          <span>{name}</span>
          {seconds !== undefined && <span>{formatDuration(Math.max(1, Math.round(seconds)) * 1000)}</span>}
        </figcaption>
      ) : (
        children
      )}
    </figure>
  );
}
