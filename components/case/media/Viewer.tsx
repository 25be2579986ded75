import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { act } from '@/components/app/act.ts';
import {
  Button,
  ChevronLeftIcon,
  ChevronRightIcon,
  DownloadIcon,
  MinusIcon,
  PlusIcon,
  XIcon,
} from '@/components/controls';
import { t } from '@/components/locales';
import type { Attachment } from '@/core/model/message';
import { readWhole, safeName, saveBlob } from '../file-bytes.ts';
import { useFile } from './use-file.ts';

/** Longer side of a picture as drawn here: 4096² are 64 MB of memory, and no screen shows more. */
const LARGEST = 4096;
/** Times its fitted size. */
const ZOOMS = [1, 1.5, 2, 3, 5] as const;

interface ViewerProps {
  readonly caseId: string;
  /** All the message's pictures, or the one document. */
  readonly files: readonly Attachment[];
  readonly first: number;
  onClose(): void;
}

/** Pictures large, one at a time: arrows for the next, plus and minus for the size, Esc to go back. */
export function Viewer({ caseId, files, first, onClose }: ViewerProps) {
  const [at, setAt] = useState(first);
  const [zoom, setZoom] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  const shown = files[at];
  useLayoutEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    dialog.current?.focus();
    return () => {
      dialog.current?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const step = (by: number) => {
    setAt((n) => Math.min(files.length - 1, Math.max(0, n + by)));
    setZoom(0);
  };
  const scale = (by: number) => setZoom((n) => Math.min(ZOOMS.length - 1, Math.max(0, n + by)));
  const KEYS: Record<string, () => void> = {
    ArrowLeft: () => step(-1),
    ArrowRight: () => step(1),
    '+': () => scale(1),
    '=': () => scale(1),
    '-': () => scale(-1),
    Escape: onClose,
  };
  if (!shown) return null;
  const download = async () => {
    const blob = await act(readWhole(caseId, shown.id, shown.type));
    if (blob) saveBlob(blob, shown.name);
  };
  return (
    <dialog
      ref={dialog}
      class="viewer"
      tabIndex={-1}
      aria-label={safeName(shown.name)}
      onCancel={(event) => {
        event.preventDefault(); // whoever renders it decides
        onClose();
      }}
      onKeyDown={(event) => {
        const key = KEYS[event.key];
        // The case's own keys must not work behind it.
        event.stopPropagation();
        // An enlarged picture is larger than its stage: there the arrows move it.
        if (!key || (zoom > 0 && event.key.startsWith('Arrow'))) return;
        event.preventDefault();
        key();
      }}
    >
      <header class="viewer-bar">
        <h2 class="truncate">
          <bdi>{safeName(shown.name)}</bdi>
        </h2>
        {files.length > 1 && (
          <>
            <Button
              variant="quiet"
              small
              icon={ChevronLeftIcon}
              label={t('media.before')}
              onClick={() => step(-1)}
            />
            <span aria-live="polite">{t('media.place', { at: at + 1, of: files.length })}</span>
            <Button
              variant="quiet"
              small
              icon={ChevronRightIcon}
              label={t('media.next')}
              onClick={() => step(1)}
            />
          </>
        )}
        <Button variant="quiet" small icon={MinusIcon} label={t('media.smaller')} onClick={() => scale(-1)} />
        <Button variant="quiet" small icon={PlusIcon} label={t('media.larger')} onClick={() => scale(1)} />
        <Button
          variant="quiet"
          small
          icon={DownloadIcon}
          label={t('attachment.download', { name: safeName(shown.name) })}
          onClick={() => void download()}
        />
        <Button variant="quiet" small icon={XIcon} label={t('action.close')} onClick={onClose} />
      </header>
      <Stage key={shown.id} caseId={caseId} picture={shown} zoom={ZOOMS[zoom] ?? 1} />
    </dialog>
  );
}

/** The picture itself, fitted, or larger than the stage and then scrolled. */
function Stage(props: { readonly caseId: string; readonly picture: Attachment; readonly zoom: number }) {
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
