import type { Presence } from '@/core/model/presence';
import { connectorOf } from './connectors.ts';
import { workOn } from './owe.ts';
import { timeout } from './timeout.ts';

/**
 * Lets colleagues know. The one thing that goes to a desk without the outbox: late it would be false, so it is not
 * kept, and a desk that does not hear it misses nothing that matters.
 */
export async function tellPresence(caseId: string, doing: Exclude<Presence['doing'], 'typing'>) {
  const { record } = await workOn(caseId);
  const connector = await connectorOf(record.desk);
  if (connector.capabilities.presence) await connector.tell?.(caseId, doing, timeout()).catch(() => {});
}
