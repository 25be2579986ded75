import { hashOf, type Person, type Proposal } from '@/core/model/approval';
import type { Agent } from '@/core/model/directory';
import type { SampleDesk } from '../sample.ts';
import { decided, putApproval } from './approval-rows.ts';
import type { Change, ServerApproval } from './database.ts';

type Asked = NonNullable<SampleDesk['approvals']>[number];

const proposalOf = ({ text, status }: Asked): Proposal => ({ text, attachments: [], status });

/** With what a transaction would not wait for. */
export const withHash = async (asked: Asked) => ({ asked, hash: await hashOf(proposalOf(asked)) });

/** Puts a request of the sample into the desk, as if it had been made when it says; its case's thread tells of it already. */
export async function seedApproval(
  c: Change,
  agents: readonly Agent[],
  { asked, hash }: Awaited<ReturnType<typeof withHash>>,
  now: number,
) {
  const found = await c.store('cases').get(asked.case);
  const time = (minutesAgo: number) => new Date(now - minutesAgo * 60_000).toISOString();
  const person = (wanted: string): Person => {
    const agent = agents.find(({ id }) => id === wanted);
    return { id: wanted, name: agent?.name ?? '' };
  };
  if (!found) return;
  const [author, at] = [person(asked.by), time(asked.minutesAgo)];
  const row: ServerApproval = {
    id: `sample-${c.next()}`,
    case: found.id,
    author,
    queue: asked.queue,
    reviewer: null,
    note: asked.note,
    revision: 1,
    proposal: proposalOf(asked),
    hash,
    threadRevision: found.revision,
    state: 'waiting',
    review: null,
    decision: null,
    log: [{ kind: 'requested', at, by: author, revision: 1, detail: asked.note }],
    createdAt: at,
    updatedAt: at,
  };
  if (!asked.returned) return putApproval(c, row);
  const { reason, ...then } = asked.returned;
  const [by, returnedAt] = [person(then.by), time(then.minutesAgo)];
  return putApproval(c, decided(row, 'returned', { by, at: returnedAt, reason, text: '', message: '' }));
}
