import { useEffect, useState } from 'preact/hooks';
import type { Attachment } from '@/core/model/message';
import { readWhole } from '../file-bytes.ts';
import { shrink } from './picture-size.ts';

/** Bytes of a file on screen: on their way, there as an address, or not to be had. */
export type FileUrl =
  | { readonly state: 'loading' }
  | { readonly state: 'failed' }
  | { readonly state: 'ready'; readonly url: string };

/**
 * The address of an attachment's bytes while it is on screen. `most` shrinks a picture to so many pixels; `wanted`
 * false reads nothing.
 */
export function useFile(caseId: string, { id, type }: Attachment, wanted: boolean, most = 0): FileUrl {
  const [file, setFile] = useState<FileUrl>({ state: 'loading' });
  useEffect(() => {
    if (!wanted) return undefined;
    let made: string | undefined;
    let gone = false;
    setFile({ state: 'loading' });
    const read = async () => {
      const whole = await readWhole(caseId, id, type);
      const blob = most > 0 ? await shrink(whole, most) : whole;
      if (gone) return;
      made = URL.createObjectURL(blob);
      setFile({ state: 'ready', url: made });
    };
    read().catch(() => gone || setFile({ state: 'failed' }));
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [caseId, id, type, wanted, most]);
  return file;
}
