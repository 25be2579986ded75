import type { Approval, ApprovalEvent, ApprovalState, Person } from '@/core/model/approval';
import { APPROVAL_STATES } from '@/core/model/approval';
import { CasebarError } from '@/core/model/errors';
import { under } from '@/core/model/key-range';
import type { Change, ServerApproval, ServerDb } from './database.ts';
import { addEvent } from './thread.ts';

/** What was decided is listed for so long, in milliseconds. */
const DECIDED_FOR = 14 * 24 * 3_600_000;
/** To everybody for so long: somebody may have it in front of them and must hear who was first. */
const TOLD_FOR = 24 * 3_600_000;

/** Stores a request, and has every client list them again. */
export async function putApproval(c: Change, row: ServerApproval): Promise<ServerApproval> {
  await c.store('approvals').put(row);
  c.setMeta({ approvalsSeq: c.next() });
  return row;
}

/** A line of the record, about the request as it stands. */
export const logged = (
  row: ServerApproval,
  kind: ApprovalEvent['kind'],
  by: Person | null,
  at: string,
  detail = '',
): readonly ApprovalEvent[] => [...row.log, { kind, at, by, revision: row.revision, detail }];

/** The same request with its end. */
export const decided = (
  row: ServerApproval,
  state: Exclude<ApprovalState, 'waiting'>,
  decision: NonNullable<Approval['decision']>,
): ServerApproval => ({
  ...row,
  state,
  decision,
  review: null,
  updatedAt: decision.at,
  log: logged(row, state, decision.by, decision.at, decision.reason),
});

/** Why nothing can be done about a request that waits no more. */
export const overError = ({ state, decision }: ServerApproval) =>
  state === 'lapsed'
    ? new CasebarError('case-moved', decision?.reason ?? 'closed')
    : new CasebarError('already-decided', decision?.by?.name ?? '');

/** Every request that still waits. */
export const waiting = (c: Change) => c.store('approvals').index('byState').getAll(under('waiting'));

/** Those of one case. */
export const waitingAt = async (c: Change, caseId: string) =>
  (await c.store('approvals').index('byCase').getAll(caseId)).filter(({ state }) => state === 'waiting');

/** The case was closed: what waits for a decision there can never go out. */
export async function lapse(c: Change, caseId: string, at: string) {
  for (const row of await waitingAt(c, caseId)) {
    await putApproval(c, decided(row, 'lapsed', { by: null, at, reason: 'closed', text: '', message: '' }));
    await addEvent(c, caseId, { kind: 'approval', step: 'lapsed', name: row.author.name }, at);
  }
}

/** Every request that waits or has just ended, and those that ended lately and are this agent's or were decided by them. */
export async function readApprovals(db: ServerDb, me: string, now: number): Promise<ServerApproval[]> {
  const since = new Date(now - DECIDED_FOR).toISOString();
  const lists = await Promise.all(
    APPROVAL_STATES.map((state) => {
      const range = state === 'waiting' ? under(state) : IDBKeyRange.bound([state, since], [state, '\uffff']);
      return db.getAllFromIndex('approvals', 'byState', range);
    }),
  );
  const justNow = new Date(now - TOLD_FOR).toISOString();
  return lists
    .flat()
    .filter(
      ({ updatedAt, author, decision }) =>
        decision === null || updatedAt >= justNow || author.id === me || decision.by?.id === me,
    );
}
