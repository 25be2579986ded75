import { CasebarError } from '@/core/model/errors';
import { signedIn } from '@/core/store/desks';
import { itemById } from '@/core/store/outbox';

/**
 * Who decides that a waiting reply goes out must be allowed to reply, even if a colleague wrote it in this browser.
 * Errors: no-right, signed-out.
 */
export async function mustMaySend(id: string) {
  const item = await itemById(id);
  if (item?.action.kind !== 'reply') return;
  const { me } = await signedIn(item.desk);
  if (!me.rights.includes('reply')) throw new CasebarError('no-right');
}
