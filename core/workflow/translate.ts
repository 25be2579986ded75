import { CasebarError } from '@/core/model/errors';
import { caseById } from '@/core/store/cases';
import { connectorOf } from './connectors.ts';
import { timeout } from './timeout.ts';

/**
 * A message in another language, by the desk itself: no text goes anywhere the desk does not already have it. Nothing is
 * kept. Errors: gone, forbidden (the desk does not translate), and those of the desk.
 */
export async function translateMessage(caseId: string, message: string, language: string) {
  const record = await caseById(caseId);
  if (!record) throw new CasebarError('gone', caseId);
  const connector = await connectorOf(record.desk);
  if (!connector.capabilities.translate || !connector.translate) throw new CasebarError('forbidden');
  return { text: await connector.translate(caseId, message, language, timeout()) };
}
