import { FileIcon, FileTextIcon, ImageIcon } from '@/components/controls';

/** What a file is, at a glance, by its MIME type; where no picture of it can be shown. */
export const fileIcon = (type: string) =>
  type.startsWith('image/') ? ImageIcon : /^text\/|pdf/.test(type) ? FileTextIcon : FileIcon;
