import { canChangeStatus } from '@/core/model/case';
import type { CaseChange, GroupOutcome, Refusal } from '@/core/model/case-change';
import { CasebarError, codeOf } from '@/core/model/errors';
import type { OutboxAction } from '@/core/model/outbox-item';
import { directoryOf, signedIn } from '@/core/store/desks';
import { itemsOfGroup, removeGroup } from '@/core/store/groups';
import type { CaseRecord, CaseTab } from '@/core/store/schema';
import { dropTabs, restoreTab } from '@/core/store/tabs';
import { mustBeFilledIn } from './change-fields.ts';
import { type Change, oweAll, workOn } from './owe.ts';

/** How long a group can be taken back before any of it goes. */
const UNDO = 6_000;

/** Tabs that went with their cases, by group; lost with the worker, and then the cases come back without them. */
const dropped = new Map<string, CaseTab[]>();

type Plan = { readonly action: OutboxAction } | { readonly refused: Refusal };

/** Giving a case away, or back. */
function planMove(record: CaseRecord, agent: string | null, queue: string | null, note: string): Plan {
  // Where a closed case lies is of no use to anybody, and most desks refuse it.
  if (record.status === 'closed') return { refused: 'closed-case' };
  const same = record.assignee === agent && (queue === null || record.queue === queue);
  return same ? { refused: 'same' } : { action: { kind: 'assign', agent, queue, note } };
}

/** What the change means for one case; what the desk would refuse is found here, before anything is owed. */
async function plan(record: CaseRecord, change: CaseChange): Promise<Plan> {
  if (change.kind === 'status') {
    if (record.status === change.status) return { refused: 'same' };
    if (!canChangeStatus(record.status, change.status)) return { refused: 'closed-case' };
    await mustBeFilledIn(record, change.status);
    return { action: { kind: 'status', status: change.status } };
  }
  const { capabilities } = await signedIn(record.desk);
  if (change.kind === 'return') {
    if (!capabilities.queues) return { refused: 'no-queues' };
    if (record.queue === null) return { refused: 'no-queue' };
    return planMove(record, null, record.queue, change.note);
  }
  // The same id means somebody else at another desk.
  if (change.desk !== record.desk) return { refused: 'other-desk' };
  const directory = await directoryOf(record.desk);
  if (change.kind === 'assign') {
    const known =
      directory?.agents.some(({ id }) => id === change.agent) ||
      directory?.queues.some(({ id }) => id === change.queue);
    return known ? planMove(record, change.agent, change.queue, change.note) : { refused: 'no-target' };
  }
  if (!capabilities.tags || directory?.uses.tags === false) return { refused: 'no-tags' };
  if (!directory?.tags.some(({ id }) => id === change.tag)) return { refused: 'no-target' };
  const has = record.tags.includes(change.tag);
  if (has === (change.kind === 'tag')) return { refused: 'same' };
  return { action: { kind: change.kind, tag: change.tag } };
}

const refusedAs = (caseId: string, refused: Refusal, missing = ''): GroupOutcome => ({
  case: caseId,
  refused,
  missing,
});

/** What the change means for one case, or why it is left alone. */
async function decide(group: string, caseId: string, change: CaseChange): Promise<Change | GroupOutcome> {
  try {
    const { record, me } = await workOn(caseId);
    const planned = await plan(record, change);
    if ('refused' in planned) return refusedAs(caseId, planned.refused);
    // The item's id is told by group and case: asked again after the worker died, it is still one item.
    return { record, me, ...planned, owing: { id: `${group}:${caseId}`, group, delay: UNDO } };
  } catch (error) {
    const missing = error instanceof CasebarError && error.code === 'missing-field' ? error.detail : '';
    return refusedAs(caseId, codeOf(error), missing);
  }
}

/** Cases that are given away leave my tabs. */
async function leaveTabs(group: string, changes: readonly Change[]) {
  const away = changes.filter(({ action, me }) => action.kind === 'assign' && action.agent !== me.id);
  if (away.length === 0) return;
  const tabs = await dropTabs(away.map(({ record }) => record.id));
  dropped.set(group, [...(dropped.get(group) ?? []), ...tabs]);
}

/**
 * Changes several cases with one press: each owes an item of its own, shown at once and sent after a moment in which
 * all of them can be taken back. A case that cannot be changed keeps no other one from it; each has its own answer.
 * `group` comes from the surface, so that asking again (the worker died in the middle) goes on where it was.
 */
export async function changeCases(
  group: string,
  cases: readonly string[],
  change: CaseChange,
): Promise<{ outcomes: GroupOutcome[] }> {
  const owed = new Set((await itemsOfGroup(group)).map((item) => item.case));
  const outcomes: GroupOutcome[] = [];
  const changes: Change[] = [];
  for (const id of new Set(cases)) {
    const decided = owed.has(id) ? null : await decide(group, id, change);
    if (decided && 'refused' in decided) outcomes.push(decided);
    else outcomes.push({ case: id, refused: null, missing: '' });
    if (decided && 'action' in decided) changes.push(decided);
  }
  if (changes.length > 0) await oweAll(changes);
  await leaveTabs(group, changes);
  return { outcomes };
}

/** Takes a group back. `left` had gone already, and is not touched: undoing it could take it from a colleague. */
export async function undoGroup(group: string): Promise<{ undone: number; left: number }> {
  const { removed, left } = await removeGroup(group);
  const back = new Set(removed.map((item) => item.case));
  for (const tab of dropped.get(group) ?? []) if (back.has(tab.case)) await restoreTab(tab);
  dropped.delete(group);
  return { undone: removed.length, left: left.length };
}
