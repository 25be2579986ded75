import type { ImportCounts, MailBatch } from '@/core/mail/types';
import { dropFile, fileById } from '@/core/store/files';
import { embeddedDesk } from './connectors.ts';

/** Mails from a file into the embedded desk. Their files came before, piece by piece, and move over now. */
export async function importMail(batch: MailBatch): Promise<ImportCounts> {
  const desk = await embeddedDesk();
  const ids = batch.mails.flatMap((mail) => mail.attachments.map(({ file }) => file));
  for (const id of ids) {
    const stored = await fileById(id);
    if (stored) await desk.putFile(id, stored.blob);
  }
  const counts = await desk.importMails(batch);
  // Only now: cut off before, the same import once more finds the files still here.
  for (const id of ids) await dropFile(id);
  return counts;
}
