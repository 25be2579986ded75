import { placeInThread } from '@/core/connectors/connector';
import { under } from '@/core/model/key-range';
import { caseById } from '@/core/store/cases';
import { putMessages } from '@/core/store/changes-in';
import { database } from '@/core/store/database';
import { connectorOf } from './connectors.ts';
import { timeout } from './timeout.ts';

/** Fetches the page of a thread before the oldest message stored. */
export async function loadThread(caseId: string) {
  const record = await caseById(caseId);
  if (!record) return;
  const db = await database();
  const range = under(caseId);
  const oldest = await db.getFromIndex('messages', 'byCase', range);
  const connector = await connectorOf(record.desk);
  const page = await connector.thread(caseId, oldest ? placeInThread(oldest) : null, timeout());
  await putMessages(page.items);
}
