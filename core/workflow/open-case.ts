import type { Opened } from '@/core/contract';
import { isFree } from '@/core/model/case';
import { inbox } from '@/core/queries/inbox';
import { openTab } from '@/core/store/tabs';
import { owe, workOn } from './owe.ts';

/**
 * A click on a case. One that waits in my queues becomes mine and opens in a tab; any other is only shown.
 * Errors: gone, signed-out.
 */
export async function openCase(caseId: string): Promise<Opened> {
  const { record, me } = await workOn(caseId);
  const mine = record.assignee === me.id;
  // Taken at once here; should a colleague have been faster, the desk refuses the claim and what follows is
  // held.
  const taken = isFree(record) && record.queue !== null && me.queues.includes(record.queue);
  await openTab({ case: caseId, desk: record.desk, agent: me.id, preview: !mine && !taken });
  if (taken) await owe(caseId, { kind: 'claim' });
  return { taken };
}

/** Shows a case without taking it, whoever has it. */
export async function previewCase(caseId: string) {
  const { record, me } = await workOn(caseId);
  const preview = record.assignee !== me.id;
  await openTab({ case: caseId, desk: record.desk, agent: me.id, preview });
}

/** Takes a case on purpose, also from a colleague; it keeps its tab. */
export async function assignToMe(caseId: string) {
  const { record, me } = await workOn(caseId);
  await openTab({ case: caseId, desk: record.desk, agent: me.id, preview: false });
  if (isFree(record)) await owe(caseId, { kind: 'claim' });
  else if (record.assignee !== me.id)
    await owe(caseId, { kind: 'assign', agent: me.id, queue: null, note: '' });
}

/** «Give me more»: the case that has waited longest in any of my queues becomes mine. '' = nothing waits. */
export async function takeNext(): Promise<{ case: string }> {
  const { rows } = await inbox.run({ view: 'queues', from: 0, count: 1 });
  const [next] = rows;
  if (next) await openCase(next.id);
  return { case: next?.id ?? '' };
}
