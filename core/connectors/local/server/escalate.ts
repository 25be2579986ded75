import { mayDecide } from '@/core/model/approval';
import { type DeskRules, NO_RULES } from '@/core/model/desk-rules';
import type { Directory } from '@/core/model/directory';
import { under } from '@/core/model/key-range';
import { logged, putApproval } from './approval-rows.ts';
import { change, type ServerApproval, type ServerDb, type ServerMeta } from './database.ts';

/** The desk's rules; those stored before there were as many lack some. */
export const rulesOf = (meta: Pick<ServerMeta, 'rules'> | undefined): DeskRules => ({
  ...NO_RULES,
  ...meta?.rules,
});

/** What begins the wait anew: the request itself, another text, another place. */
const BEGINS = ['requested', 'revised', 'passed'];

/** When a request goes on; null = never: it is there already, nobody there may decide, or it has gone on once. */
function goesOnAt(
  row: ServerApproval,
  { approvalMinutes, approvalQueue }: DeskRules,
  agents: Directory['agents'] = [],
): string | null {
  if (approvalMinutes === 0 || approvalQueue === null) return null;
  if (row.queue === approvalQueue && row.reviewer === null) return null;
  const there = { ...row, reviewer: null, queue: approvalQueue };
  if (!agents.some((one) => mayDecide(there, one))) return null;
  if (row.log.some(({ kind }) => kind === 'escalated')) return null;
  const since = row.log.findLast(({ kind }) => BEGINS.includes(kind))?.at ?? row.createdAt;
  const due = new Date(Date.parse(since) + approvalMinutes * 60_000).toISOString();
  // Nobody loses it while they are looking at it.
  return row.review && row.review.until > due ? row.review.until : due;
}

const waiting = (db: ServerDb) => db.getAllFromIndex('approvals', 'byState', under('waiting'));
const earliest = (times: readonly (string | null)[]) => times.filter((at) => at !== null).sort()[0] ?? null;

/** When the next request goes on by itself; null = none does. */
export async function nextEscalation(db: ServerDb): Promise<string | null> {
  const rules = rulesOf(await db.get('meta', 'desk'));
  if (rules.approvalMinutes === 0 || rules.approvalQueue === null) return null;
  const agents = (await db.get('directory', 'directory'))?.agents;
  return earliest((await waiting(db)).map((row) => goesOnAt(row, rules, agents)));
}

/** Whatever nobody has decided for as long as the rules say goes on to the queue they name. */
export async function escalate(db: ServerDb, at: string): Promise<void> {
  const next = await nextEscalation(db);
  if (next === null || next > at) return;
  await change(db, async (c) => {
    const rules = rulesOf(c.meta());
    const { queues = [], agents } = (await c.store('directory').get('directory')) ?? {};
    const to = queues.find(({ id }) => id === rules.approvalQueue);
    if (!to) return;
    for (const row of await c.store('approvals').index('byState').getAll(under('waiting'))) {
      const due = goesOnAt(row, rules, agents);
      if (due === null || due > at) continue;
      const log = logged(row, 'escalated', null, at, to.name);
      await putApproval(c, { ...row, queue: to.id, reviewer: null, review: null, updatedAt: at, log });
    }
  });
}
