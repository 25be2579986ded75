import { ProgressBar } from '@/components/controls';
import { useQuery } from '@/core/live/use-query';
import type { UploadView } from '@/core/queries/uploads';
import { uploadSentence } from './upload-text.ts';
import './upload.css';

/** How far the files of an outbox item are; undefined = none of its is on its way or waits for it. */
export function useUpload(item: string): UploadView | undefined {
  const uploads = useQuery('uploads', null);
  return uploads.state === 'ready' ? uploads.value.find((one) => one.item === item) : undefined;
}

/** Files that move this moment; once all bytes have left, how long the desk takes is not known. */
export const UploadBar = ({ upload }: { readonly upload: UploadView }) => (
  <div class="upload-number">
    <ProgressBar
      label={uploadSentence(upload)}
      {...(upload.sent < upload.size && { value: upload.sent })}
      max={Math.max(1, upload.size)}
    />
  </div>
);
