import { moveItem, removeItem } from '@/core/store/outbox';
import { deliverCase } from './deliver-outbox.ts';
import { inBackground } from './in-background.ts';
import { mustMaySend, mustMayTakeBack } from './may-send.ts';

/** A person decided that an item shall be tried again. Errors: no-right. */
export async function retryItem(id: string) {
  await mustMaySend(id);
  const item = await moveItem(id, ['failed', 'held', 'unconfirmed'], ({ sendAt: _, missed: __, ...i }) => ({
    ...i,
    // What is unclear is asked about first; only what certainly did not arrive goes out at once.
    state: i.state === 'unconfirmed' ? 'unconfirmed' : 'queued',
    dueAt: new Date().toISOString(),
    refused: false,
    problem: null,
  }));
  if (item) inBackground('retry', deliverCase(item.desk, item.case));
}

/** A person gives an item up, or has read what became of one that was sent by half. Errors: no-right. */
export async function discardItem(id: string) {
  await mustMayTakeBack(id);
  // What was sent stays known, or the same draft could go out a second time.
  const read = await moveItem(id, ['sent'], ({ copies: _, ...i }) => ({ ...i, problem: null }));
  if (!read) await removeItem(id, ['queued', 'failed', 'held', 'unconfirmed']);
}
