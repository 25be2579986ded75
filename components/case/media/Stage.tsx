import { useRef, useState } from 'preact/hooks';
import { t } from '@/components/locales';
import type { Attachment } from '@/core/model/message';
import { safeName } from '../file-bytes.ts';
import { useFile } from './use-file.ts';

/** Longer side of a picture as drawn here: 4096² are 64 MB of memory, and no screen shows more. */
const LARGEST = 4096;

/** The picture itself, fitted, or larger than the stage and then scrolled. */
export function Stage(props: {
  readonly caseId: string;
  readonly picture: Attachment;
  readonly zoom: number;
}) {
  const { caseId, picture, zoom } = props;
  const file = useFile(caseId, picture, true, LARGEST);
  const stage = useRef<HTMLDivElement>(null);
  const [broken, setBroken] = useState(false);
  const width = zoom > 1 && stage.current ? `${Math.round(stage.current.clientWidth * zoom)}px` : undefined;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <div class="viewer-stage" ref={stage} tabIndex={0}>
      {broken || file.state === 'failed' ? (
        <p role="alert">{t('media.broken')}</p>
      ) : file.state !== 'ready' ? (
        <p role="status">{t('media.loading')}</p>
      ) : (
        <img
          class={zoom > 1 ? '' : 'fitted'}
          src={file.url}
          alt={safeName(picture.name)}
          decoding="async"
          style={{ width }}
          onError={() => setBroken(true)}
        />
      )}
    </div>
  );
}
