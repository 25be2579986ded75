import type { Approval } from '@/core/model/approval';
import { write } from '@/core/store/database';

export const ANA = { id: 'ana', name: 'Ana Reis' };
export const BEN = { id: 'ben', name: 'Ben Ode' };
const HOUR = 3_600_000;
export const hoursAgo = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString();

/** Ana's request of two hours ago, approved by Ben nine minutes later as she wrote it. */
export function anApproval(over: Partial<Approval> = {}): Approval {
  const createdAt = over.createdAt ?? hoursAgo(2);
  const at = new Date(Date.parse(createdAt) + 9 * 60_000).toISOString();
  const proposal = { text: 'We send one today.', attachments: [], status: null };
  return {
    id: 'local:a1',
    desk: 'local',
    case: 'local:1001',
    author: ANA,
    queue: 'sales',
    reviewer: null,
    note: '',
    revision: 1,
    proposal,
    hash: 'abc',
    threadRevision: 1,
    state: 'approved',
    review: null,
    decision: { by: BEN, at, reason: '', text: proposal.text, message: 'local:m9' },
    log: [
      { kind: 'requested', at: createdAt, by: ANA, revision: 1, detail: '' },
      { kind: 'approved', at, by: BEN, revision: 1, detail: '' },
    ],
    updatedAt: at,
    ...over,
    createdAt,
  };
}

/** A request that was not approved, and why. */
export const ended = (
  state: 'returned' | 'withdrawn' | 'lapsed',
  reason = '',
  over: Partial<Approval> = {},
) => {
  const one = anApproval(over);
  const by = state === 'lapsed' ? null : state === 'withdrawn' ? ANA : BEN;
  const at = one.updatedAt;
  return {
    ...one,
    state,
    decision: { by, at, reason, text: '', message: '' },
    log: [...one.log.slice(0, 1), { kind: state, at, by, revision: 1, detail: reason }],
  } satisfies Approval;
};

/** A request nobody has decided. */
export const waiting = (over: Partial<Approval> = {}): Approval => {
  const one = anApproval();
  return { ...one, state: 'waiting', decision: null, log: one.log.slice(0, 1), ...over };
};

/** What the desk has listed. */
export const listed = (...all: readonly Approval[]) =>
  write(['approvals'], async (tx) => {
    for (const one of all) await tx.objectStore('approvals').put(one);
  });
