import type { OutboxItem } from '@/core/model/outbox-item';
import { isUnclear } from '@/core/model/outbox-need';
import { itemById, moveItem, removeItem, settleItem } from '@/core/store/outbox';
import { allSeen } from '@/core/store/unseen';
import { deliverCase } from './deliver-outbox.ts';
import { inBackground } from './in-background.ts';
import { mustMaySend, mustMayTakeBack } from './may-send.ts';
import { isForContact } from './send-later.ts';

/**
 * A person decided that an item shall be tried again, with what is new in front of them: only what comes after that
 * holds it once more. Errors: no-right.
 */
export async function retryItem(id: string) {
  await mustMaySend(id);
  const before = await itemById(id);
  const seen =
    before && isForContact(before) && (await allSeen(before.case, before.agent, before.seen?.from));
  const again = ({ sendAt: _, undoUntil: __, missed: ___, ...i }: OutboxItem): OutboxItem => ({
    ...i,
    // What is unclear is asked about first; only what certainly did not arrive goes out at once.
    state: i.state === 'unconfirmed' ? 'unconfirmed' : 'queued',
    dueAt: new Date().toISOString(),
    refused: false,
    problem: null,
    ...(seen && { seen, insisted: true }),
    // A desk forgets files that no message came for: they go to it once more.
    ...(i.problem?.code === 'gone' && { uploads: undefined }),
  });
  const item = await moveItem(id, ['failed', 'held', 'unconfirmed'], again);
  if (item) inBackground('retry', deliverCase(item.desk, item.case));
}

/** A person gives an item up, or has read what became of one that was sent by half. Errors: no-right. */
export async function discardItem(id: string) {
  await mustMayTakeBack(id);
  // What was sent stays known, or the same draft could go out a second time.
  const read = await moveItem(id, ['sent'], ({ copies: _, ...i }) => ({ ...i, problem: null }));
  if (!read) await removeItem(id, ['queued', 'failed', 'held', 'unconfirmed']);
}

/**
 * A person sees in the thread what nobody else could tell: it arrived. The thread has it already, so ours goes.
 * Errors: no-right.
 */
export async function confirmItem(id: string) {
  await mustMayTakeBack(id);
  const item = await itemById(id);
  if (!item || !isUnclear(item)) return;
  await settleItem(
    id,
    { message: '', at: new Date().toISOString(), statusProblem: '', copies: 1, lookAt: null },
    `deliver:${item.desk}`,
  );
  inBackground('deliver', deliverCase(item.desk, item.case));
}
