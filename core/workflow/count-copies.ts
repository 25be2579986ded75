import type { Connector } from '@/core/connectors/connector';
import { codeOf, isTransient } from '@/core/model/errors';
import type { OutboxItem } from '@/core/model/outbox-item';
import { itemsIn, noteCopies } from '@/core/store/outbox';
import { backoff } from './backoff.ts';
import { connectorOf } from './connectors.ts';
import { keepAwake } from './keep-awake.ts';
import { schedule } from './schedule.ts';
import { timeout } from './timeout.ts';

/** Asks how many of one sent item there are. Answers when to ask again; null = it is known, or nobody can know. */
async function countOne(item: OutboxItem, connector: Connector): Promise<number | null> {
  if (item.dueAt > new Date().toISOString()) return Date.parse(item.dueAt);
  try {
    const found = await connector.wasDelivered(item, timeout());
    // A desk that has shown its receipt and finds nothing now is only slow: nothing is ever sent again from here.
    await noteCopies(item.id, found === 'no' || found === 'unknown' ? 1 : found.copies);
  } catch (error) {
    const code = codeOf(error);
    if (isTransient(code) || code === 'signed-out') return Date.now() + backoff(item.attempts.length);
    await noteCopies(item.id, 1);
  }
  return null;
}

/**
 * Browsers send a request again by themselves when a kept connection dies, and no code sees it. Where that could not
 * be ruled out the desk is asked once afterwards, so that the agent learns of it.
 */
export async function countCopies(desk: string): Promise<void> {
  const unsure = (await itemsIn(['sent'])).filter((item) => item.desk === desk && item.lookAgain);
  if (unsure.length === 0) return;
  const connector = await connectorOf(desk);
  const again = await keepAwake(Promise.all(unsure.map((item) => countOne(item, connector))));
  const times = again.filter((at) => at !== null);
  if (times.length > 0) await schedule(`deliver:${desk}`, Math.min(...times));
}
