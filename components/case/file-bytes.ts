import { useEffect, useState } from 'preact/hooks';
import { desk } from '@/core/live/desk';
import { fromBase64 } from '@/core/model/base64';
import { safeName } from '@/core/model/file-name';
import type { Attachment } from '@/core/model/message';

export { safeName };

/** The whole of an attachment, put together from slices. Errors: gone, offline. */
export async function readWhole(caseId: string, id: string, type: string): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let have = 0;
  for (;;) {
    const slice = await desk.readFile(caseId, id, have);
    const bytes = fromBase64(slice.base64);
    parts.push(bytes);
    have += bytes.length;
    // An empty slice before the end: the file shrank meanwhile; going on would never end.
    if (have >= slice.size || bytes.length === 0) return new Blob(parts, { type });
  }
}

/** Pictures a browser draws without running anything; SVG is a document, so it is only offered as a file. */
export const isPicture = ({ type }: Attachment) => /^image\/(png|jpeg|gif|webp|avif|bmp)$/.test(type);

/** Address of a picture's bytes while it is on screen; undefined until it is there, or if it is no picture. */
export function usePicture(caseId: string, attachment: Attachment, wanted: boolean): string | undefined {
  const [url, setUrl] = useState<string>();
  const { id, type } = attachment;
  useEffect(() => {
    if (!wanted) return undefined;
    let made: string | undefined;
    let gone = false;
    readWhole(caseId, id, type).then(
      (blob) => {
        if (gone) return;
        made = URL.createObjectURL(blob);
        setUrl(made);
      },
      () => setUrl(undefined),
    );
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [caseId, id, type, wanted]);
  return url;
}

/** Saves a file under its own name, without folders or direction marks that would disguise its ending. */
export function saveBlob(blob: Blob, name: string) {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = safeName(name);
  link.click();
  // A browser that asks where to save reads the bytes only after the answer.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
