import type { TakenBack } from '@/core/contract';
import { CasebarError } from '@/core/model/errors';
import { moveItem, takeBackItem } from '@/core/store/outbox';
import { deliverCase } from './deliver-outbox.ts';
import { inBackground } from './in-background.ts';
import { mustMaySend, mustMayTakeBack } from './may-send.ts';

/** The agent does not want to wait for the time any more. Errors: no-right. */
export async function sendNow(id: string) {
  await mustMaySend(id);
  const item = await moveItem(id, ['queued'], ({ sendAt: _, undoUntil: __, ...i }) => ({
    ...i,
    dueAt: new Date().toISOString(),
  }));
  if (item) inBackground('send now', deliverCase(item.desk, item.case));
}

/**
 * Out of the outbox and back to the agent, to be written on. Errors: gone (it is on its way, went out, or was taken
 * back elsewhere), no-right.
 */
export async function takeBack(id: string): Promise<TakenBack> {
  await mustMayTakeBack(id);
  const taken = await takeBackItem(id, new Date().toISOString());
  if (!taken) throw new CasebarError('gone');
  const { item, draft } = taken;
  const status = item?.action.kind === 'reply' ? item.action.status : null;
  // What was given after it needs to wait for it no longer.
  if (item) inBackground('deliver', deliverCase(item.desk, item.case));
  return {
    draft,
    desk: item?.desk ?? '',
    status,
    sendAt: item?.sendAt ?? '',
    seenRevision: item?.seenRevision ?? 0,
  };
}
