import { type CaseStatus, isDone } from '@/core/model/case';
import type { ContactChange } from '@/core/model/contact';
import { badFact } from '@/core/model/contact-rules';
import { CasebarError } from '@/core/model/errors';
import { type FieldDefinition, isFieldValue, missingFields } from '@/core/model/field';
import { deskById, directoryOf } from '@/core/store/desks';
import type { CaseRecord } from '@/core/store/schema';
import { owe, workOn } from './owe.ts';

/** A case whose desk takes changes of contacts and fields. Errors: gone, signed-out, forbidden. */
async function editable(caseId: string) {
  const { record } = await workOn(caseId);
  const desk = await deskById(record.desk);
  if (!desk?.capabilities.editContacts) throw new CasebarError('forbidden', desk?.name ?? '');
  return { record, fields: (await directoryOf(record.desk))?.fields ?? [] };
}

/** Errors: rejected, if the desk has no such field or the field does not take the value. */
function mustFit(fields: readonly FieldDefinition[], on: FieldDefinition['on'], id: string, value: string) {
  const definition = fields.find((field) => field.id === id && field.on === on);
  if (!definition || !isFieldValue(definition, value))
    throw new CasebarError('rejected', definition?.label ?? id);
}

/** Sets a custom field of a case; '' clears it. Errors: rejected, forbidden. */
export async function setField(caseId: string, field: string, value: string) {
  const { record, fields } = await editable(caseId);
  mustFit(fields, 'case', field, value);
  if ((record.fields[field] ?? '') === value) return;
  await owe(caseId, { kind: 'field', field, value });
}

/** Changes what is known about the case's contact. Errors: rejected, forbidden. */
export async function changeContact(caseId: string, change: ContactChange) {
  const { record, fields } = await editable(caseId);
  const bad = badFact(change);
  if (bad) throw new CasebarError('rejected', bad);
  for (const [id, value] of Object.entries(change.fields ?? {})) mustFit(fields, 'contact', id, value);
  if (Object.keys(change).length === 0) return;
  await owe(caseId, { kind: 'contact', contact: record.contact, change });
}

/**
 * What the team wants to know of every case that ends. A desk whose fields cannot be changed from here asks for
 * them itself. Errors: missing-field, with the names of those that are empty.
 */
export async function mustBeFilledIn(record: CaseRecord, status: CaseStatus | null) {
  if (!status || !isDone(status)) return;
  const [desk, directory] = await Promise.all([deskById(record.desk), directoryOf(record.desk)]);
  if (!desk?.capabilities.editContacts) return;
  const missing = missingFields(directory?.fields ?? [], record.fields);
  if (missing.length > 0)
    throw new CasebarError('missing-field', missing.map(({ label }) => label).join(', '));
}
