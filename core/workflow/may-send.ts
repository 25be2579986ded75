import type { Agent } from '@/core/model/directory';
import { CasebarError } from '@/core/model/errors';
import type { OutboxItem } from '@/core/model/outbox-item';
import { isDecision, maySendStep } from '@/core/model/outbox-need';
import { directoryOf, signedIn } from '@/core/store/desks';
import { itemById } from '@/core/store/outbox';

/** What ends at a contact, or decides about it. */
const GUARDED: readonly string[] = ['reply', 'outbound', 'approval'];

/** What is owed under this id, and who is signed in at its desk; undefined = anybody may do anything about it. Errors: signed-out. */
async function guarded(id: string) {
  const item = await itemById(id);
  if (!item || !GUARDED.includes(item.action.kind)) return undefined;
  return { item, me: (await signedIn(item.desk)).me };
}

/** A reply goes out by the word of anybody who may reply, a step of an approval only by that of whoever took it. */
const maySend = (item: OutboxItem, me: Agent) =>
  item.action.kind === 'approval' ? maySendStep(item, me) : me.rights.includes('reply');

/**
 * Who decides that a waiting reply goes out must be allowed to reply, even if a colleague wrote it in this browser.
 * Errors: no-right, signed-out.
 */
export async function mustMaySend(id: string) {
  const found = await guarded(id);
  if (found && !maySend(found.item, found.me)) throw new CasebarError('no-right');
}

/**
 * Who may not reply could not give it back to the outbox either: a colleague's reply would be lost by that. Their own
 * one, written while they had the right, is theirs to take back. Errors: no-right, signed-out.
 */
export async function mustMayTakeBack(id: string) {
  const found = await guarded(id);
  if (found && found.item.state !== 'sent' && found.item.agent !== found.me.id) await mustMaySend(id);
}

/**
 * Whoever wrote or decided it may not do so any more: taken away while it waited. Most desks would refuse it themselves;
 * where the right is a convention nobody else would.
 */
export async function hasLostRight(item: OutboxItem): Promise<boolean> {
  const { kind } = item.action;
  const right = kind === 'reply' || kind === 'outbound' ? 'reply' : isDecision(item) ? 'approve' : undefined;
  const author = (await directoryOf(item.desk))?.agents.find(({ id }) => id === item.agent);
  return right !== undefined && author !== undefined && !author.rights.includes(right);
}
