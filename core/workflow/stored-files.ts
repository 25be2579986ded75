import { CasebarError } from '@/core/model/errors';
import type { Attachment } from '@/core/model/message';
import { fileById } from '@/core/store/files';

/**
 * The files as they are stored, whatever the surface says of them; those the desk has already (`there`) as it calls them.
 * One that is not here any more would be missing from the message without a word. Errors: gone.
 */
export async function storedFiles(
  attachments: readonly Attachment[],
  there: readonly Attachment[] = [],
): Promise<Attachment[]> {
  const found: Attachment[] = [];
  for (const { id, name } of attachments) {
    const known = there.find((file) => file.id === id);
    const stored = known ? undefined : await fileById(id);
    if (known) found.push(known);
    else if (stored) found.push({ id, name: stored.name, type: stored.type, size: stored.blob.size });
    else throw new CasebarError('gone', name);
  }
  return found;
}
