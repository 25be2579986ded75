import { type CaseStatus, canChangeStatus, type Sentiment } from '@/core/model/case';
import { CasebarError } from '@/core/model/errors';
import { dropTab } from '@/core/store/tabs';
import { mustBeFilledIn } from './change-fields.ts';
import { owe, workOn } from './owe.ts';

/** Sets a status. Errors: closed-case (closed never reopens), missing-field. */
export async function setStatus(caseId: string, status: CaseStatus) {
  const { record } = await workOn(caseId);
  if (record.status === status) return;
  if (!canChangeStatus(record.status, status)) throw new CasebarError('closed-case', record.number);
  await mustBeFilledIn(record, status);
  await owe(caseId, { kind: 'status', status });
}

/** Adds a tag by its id; a second time changes nothing. */
export const addTag = (caseId: string, tag: string) => owe(caseId, { kind: 'tag', tag });
/** Takes a tag away; whether the case still has it is the desk's to say. */
export const removeTag = (caseId: string, tag: string) => owe(caseId, { kind: 'untag', tag });
/** How the contact feels; null takes the judgement back. */
export const setSentiment = (caseId: string, sentiment: Sentiment | null) =>
  owe(caseId, { kind: 'sentiment', sentiment });

/** Gives a case to an agent or a queue; it leaves my tabs unless it stays mine. */
export async function assign(given: {
  readonly case: string;
  readonly agent: string | null;
  readonly queue: string | null;
  readonly note: string;
}) {
  const { me } = await workOn(given.case);
  await owe(given.case, { kind: 'assign', agent: given.agent, queue: given.queue, note: given.note });
  if (given.agent !== me.id) await dropTab(given.case);
}

/** Back to where it came from, for other agents. */
export async function returnToQueue(caseId: string) {
  const { record } = await workOn(caseId);
  await assign({ case: caseId, agent: null, queue: record.queue, note: '' });
}
