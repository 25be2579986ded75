import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { act } from '@/components/app/act.ts';
import { Button, DownloadIcon, ExternalLinkIcon, XIcon } from '@/components/controls';
import { t } from '@/components/locales';
import type { Attachment } from '@/core/model/message';
import { readWhole, safeName, saveBlob } from '../file-bytes.ts';
import { DocumentStage } from './DocumentStage.tsx';
import { isPdf } from './is-pdf.ts';
import { openPdf } from './open-pdf.ts';
import { Stage } from './Stage.tsx';
import { Steps, Zoom } from './ViewerTools.tsx';

/** Times its fitted size. */
const ZOOMS = [1, 1.5, 2, 3, 5] as const;

interface ViewerProps {
  readonly caseId: string;
  /** All the message's pictures, or the one document. */
  readonly files: readonly Attachment[];
  readonly first: number;
  onClose(): void;
}

/** A document, or pictures large, one at a time: arrows for the next, plus and minus for the size, Esc to go back. */
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
  const fetched = async (use: (blob: Blob) => unknown) => {
    const blob = await act(readWhole(caseId, shown.id, shown.type));
    if (blob) use(blob);
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
        {files.length > 1 && <Steps at={at} of={files.length} onStep={step} />}
        {isPdf(shown) ? (
          <Button
            variant="quiet"
            small
            icon={ExternalLinkIcon}
            label={t('media.openPdf', { name: safeName(shown.name) })}
            onClick={() => void fetched(openPdf)}
          />
        ) : (
          <Zoom onScale={scale} />
        )}
        <Button
          variant="quiet"
          small
          icon={DownloadIcon}
          label={t('attachment.download', { name: safeName(shown.name) })}
          onClick={() => void fetched((blob) => saveBlob(blob, shown.name))}
        />
        <Button variant="quiet" small icon={XIcon} label={t('action.close')} onClick={onClose} />
      </header>
      {isPdf(shown) ? (
        <DocumentStage caseId={caseId} file={shown} />
      ) : (
        <Stage key={shown.id} caseId={caseId} picture={shown} zoom={ZOOMS[zoom] ?? 1} />
      )}
    </dialog>
  );
}
