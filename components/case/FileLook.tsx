import { FileIcon, FileTextIcon, Icon, ImageIcon } from '@/components/controls';
import type { Attachment } from '@/core/model/message';
import { isPicture, usePicture } from './file-bytes.ts';

/** Bigger pictures are shown by an icon: reading them costs more than the look is worth. */
const PREVIEW = 3_000_000;

const iconOf = (type: string) =>
  type.startsWith('image/') ? ImageIcon : /^text\/|pdf/.test(type) ? FileTextIcon : FileIcon;

/** What a file is, at a glance: a small picture its own, or the icon of its MIME type. */
export function FileLook({ caseId, file }: { readonly caseId: string; readonly file: Attachment }) {
  const picture = usePicture(caseId, file, isPicture(file) && file.size <= PREVIEW);
  return picture ? <img src={picture} alt="" /> : <Icon of={iconOf(file.type)} />;
}
