import type { Attachment } from '@/core/model/message';

/** What the browser draws in a frame by itself, without anything of the file running as ours. */
export const isPdf = ({ type }: Attachment) => type === 'application/pdf';
