import { useEffect, useRef, useState } from 'preact/hooks';
import { isPicture } from '@/components/case/file-bytes.ts';
import { fileIcon } from '@/components/case/file-icon.ts';
import { Icon } from '@/components/controls';
import type { Attachment } from '@/core/model/message';
import { thumbnail } from './thumbnail.ts';

interface ThumbnailProps {
  readonly caseId: string;
  readonly file: Attachment;
}

/** A picture in small, or the icon of the file's type: until it is there, and where it cannot be had. */
export function Thumbnail({ caseId, file }: ThumbnailProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [shown, setShown] = useState(false);
  const { id } = file;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the file of an id never changes
  useEffect(() => {
    if (!isPicture(file)) return undefined;
    let gone = false;
    void thumbnail(caseId, file).then((bitmap) => {
      if (!bitmap) return;
      // Drawn, not read back: browsers that guard against fingerprints would give other pixels.
      const target = gone ? null : canvas.current?.getContext('bitmaprenderer');
      if (target) {
        target.transferFromImageBitmap(bitmap);
        setShown(true);
      } else bitmap.close();
    });
    return () => {
      gone = true;
    };
  }, [caseId, id]);
  return (
    <>
      <canvas ref={canvas} class="draft-thumb" width={64} height={64} hidden={!shown} />
      {!shown && <Icon of={fileIcon(file.type)} />}
    </>
  );
}
