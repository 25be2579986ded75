import { CasebarError } from '@/core/model/errors';
import { signedIn } from '@/core/store/desks';
import { itemById } from '@/core/store/outbox';

/** The reply owed under this id, and who is signed in at its desk; undefined = it is no reply. Errors: signed-out. */
async function replyAndMe(id: string) {
  const item = await itemById(id);
  return item?.action.kind === 'reply' ? { item, me: (await signedIn(item.desk)).me } : undefined;
}

/**
 * Who decides that a waiting reply goes out must be allowed to reply, even if a colleague wrote it in this browser.
 * Errors: no-right, signed-out.
 */
export async function mustMaySend(id: string) {
  const found = await replyAndMe(id);
  if (found && !found.me.rights.includes('reply')) throw new CasebarError('no-right');
}

/**
 * Who may not reply could not give it back to the outbox either: a colleague's reply would be lost by that. Their own
 * one, written while they had the right, is theirs to take back. Errors: no-right, signed-out.
 */
export async function mustMayTakeBack(id: string) {
  const found = await replyAndMe(id);
  if (found && found.item.state !== 'sent' && found.item.agent !== found.me.id) await mustMaySend(id);
}
