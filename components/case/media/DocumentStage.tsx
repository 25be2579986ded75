import { t } from '@/components/locales';
import type { Attachment } from '@/core/model/message';
import { safeName } from '../file-bytes.ts';
import { useFile } from './use-file.ts';

/** A PDF in the browser's own viewer; where there is none, the buttons above are the way. */
export function DocumentStage({ caseId, file }: { readonly caseId: string; readonly file: Attachment }) {
  // Only «no» counts: who switched the viewer off gets a download instead of a page.
  const shows = navigator.pdfViewerEnabled !== false;
  const read = useFile(caseId, file, shows);
  return (
    <div class="viewer-stage">
      {!shows ? (
        <p>{t('media.pdf.none')}</p>
      ) : read.state === 'failed' ? (
        <p role="alert">{t('media.pdf.failed')}</p>
      ) : read.state === 'loading' ? (
        <p role="status">{t('media.pdf.loading')}</p>
      ) : (
        <iframe src={read.url} title={safeName(file.name)} />
      )}
    </div>
  );
}
