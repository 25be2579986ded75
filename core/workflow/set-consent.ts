import type * as v from 'valibot';
import { CasebarError } from '@/core/model/errors';
import type { ConsentArg } from '@/core/model/outbound-args';
import { deskById } from '@/core/store/desks';
import { owe, workOn } from './owe.ts';

/**
 * Notes what the case's contact lets us write on a kind of channel; what was noted before stays on record. Errors:
 * forbidden (the desk keeps no consents), gone, signed-out.
 */
export async function setConsent(caseId: string, { channel, state, how }: v.InferOutput<typeof ConsentArg>) {
  const { record } = await workOn(caseId);
  const desk = await deskById(record.desk);
  if (!desk?.capabilities.consents) throw new CasebarError('forbidden', desk?.name ?? '');
  const by = desk.me && { id: desk.me.id, name: desk.me.name };
  const consent = { channel, state, how: how.trim(), at: new Date().toISOString(), by };
  await owe(caseId, { kind: 'consent', contact: record.contact, consent });
}
