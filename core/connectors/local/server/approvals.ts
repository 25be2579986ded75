import {
  type ApprovalBlock,
  type ApprovalStep,
  mayDecide,
  type Person,
  type Proposal,
  REVIEW_FOR,
  reviewedBy,
} from '@/core/model/approval';
import type { Agent } from '@/core/model/directory';
import { CasebarError } from '@/core/model/errors';
import { under } from '@/core/model/key-range';
import type { OutboxAction } from '@/core/model/outbox-item';
import { decided, logged, overError, putApproval } from './approval-rows.ts';
import type { Change, ServerApproval } from './database.ts';
import { authorOf, type Delivery, type Done, type Job, record } from './job.ts';
import { sendReply } from './send-reply.ts';
import { putCase } from './thread.ts';
import { windowEnd } from './window.ts';

type Step<K extends ApprovalStep['do']> = Extract<ApprovalStep, { do: K }>;

/** It was refused, and that was written down: the transaction ends well, its caller is told afterwards. */
export interface Refused {
  readonly refused: CasebarError;
}

const personOf = ({ id, name }: Agent): Person => ({ id, name });
const touch = ({ c, found, at }: Job) => putCase(c, { ...found, updatedAt: at });

/** Errors: gone. */
async function rowOf(c: Change, id: string): Promise<ServerApproval> {
  const row = await c.store('approvals').get(id);
  if (!row) throw new CasebarError('gone', id);
  return row;
}

const isThere = async (c: Change, id: string) => (await c.store('files').count(id)) > 0;

async function missingFile(c: Change, { attachments }: Proposal) {
  for (const file of attachments) if (!(await isThere(c, file.id))) return file;
  return undefined;
}

/** Errors: empty, gone (a file of it is not here). */
async function checkProposal(c: Change, proposal: Proposal) {
  if (!proposal.text.trim() && proposal.attachments.length === 0) throw new CasebarError('empty');
  const missing = await missingFile(c, proposal);
  if (missing) throw new CasebarError('gone', missing.name);
}

/** Anybody may ask: the right to reply is what it is asked instead of. Errors: closed-case, rejected, empty, gone. */
async function request(job: Job, id: string, step: Step<'request'>, hash: string): Promise<Done> {
  const { c, found, agent, directory, at } = job;
  // Whoever asks gives it its id, so that the same request is one, whatever brings it here twice.
  const known = await c.store('approvals').get(id);
  if (known?.author.id === agent.id && known.case === found.id) return {};
  if (known) throw new CasebarError('conflict', known.author.name);
  if (found.status === 'closed') throw new CasebarError('closed-case', found.number);
  if (step.queue !== null && !directory.queues.some((queue) => queue.id === step.queue))
    throw new CasebarError('rejected', step.queue);
  await checkProposal(c, step.proposal);
  const author = personOf(agent);
  const { proposal, note, queue, threadRevision } = step;
  await putApproval(c, {
    id,
    case: found.id,
    author,
    queue,
    reviewer: null,
    note,
    revision: 1,
    proposal,
    hash,
    threadRevision,
    state: 'waiting',
    review: null,
    decision: null,
    log: [{ kind: 'requested', at, by: author, revision: 1, detail: note }],
    createdAt: at,
    updatedAt: at,
  });
  await touch(job);
  await record(job, { kind: 'approval', step: 'asked', name: author.name });
  return {};
}

/** Errors: forbidden (it is somebody else's), already-decided, case-moved. */
function checkOwn(row: ServerApproval, agent: Agent) {
  if (row.author.id !== agent.id) throw new CasebarError('forbidden', row.author.name);
  if (row.state !== 'waiting') throw overError(row);
}

/** A new text takes the place of the old one; whoever was looking at that starts over. */
async function revise(job: Job, row: ServerApproval, step: Step<'revise'>, hash: string): Promise<Done> {
  const { c, agent, at } = job;
  checkOwn(row, agent);
  if (step.of !== row.revision) throw new CasebarError('new-revision');
  await checkProposal(c, step.proposal);
  const { proposal, note, threadRevision } = step;
  const revision = row.revision + 1;
  const { author: by, log } = row;
  const event = { kind: 'revised', at, by, revision, detail: note, replaced: row.proposal.text } as const;
  const revised = { ...row, proposal, note, threadRevision, hash, revision, review: null };
  await putApproval(c, { ...revised, updatedAt: at, log: [...log, event] });
  await touch(job);
  return {};
}

async function withdraw(job: Job, row: ServerApproval): Promise<Done> {
  checkOwn(row, job.agent);
  const by = personOf(job.agent);
  await putApproval(job.c, decided(row, 'withdrawn', { by, at: job.at, reason: '', text: '', message: '' }));
  await touch(job);
  await record(job, { kind: 'approval', step: 'withdrawn', name: row.author.name });
  return {};
}

/** What was said to the contact, or by them, after so many messages; null = nothing. */
async function saidSince({ c, found }: Job, revision: number): Promise<ApprovalBlock | null> {
  const news = found.revision - revision;
  if (news === 0) return null;
  const thread = await c.store('messages').index('byCase').getAll(under(found.id));
  // By ids, which are given in the order of arrival: a mail's own date may be older than what was read.
  const said = thread.filter(({ kind }) => kind === 'message').sort((a, b) => (a.id < b.id ? 1 : -1));
  const later = news > 0 ? said.slice(0, news) : [];
  return later.length > 0 && later.every(({ direction }) => direction === 'out') ? 'answered' : 'moved';
}

async function blockOf(job: Job, step: Step<'approve'>): Promise<ApprovalBlock | null> {
  const { c, found, directory, at } = job;
  if (found.status === 'closed') return 'closed';
  const said = await saidSince(job, step.threadRevision);
  if (said) return said;
  const end = windowEnd(
    found,
    directory.channels.find(({ id }) => id === found.channel),
  );
  // A template is what may be sent then.
  if (!step.proposal.template && end !== null && end <= at) return 'window';
  return (await missingFile(c, step.proposal)) ? 'files' : null;
}

/** Why this agent cannot approve this; a request that waits no more has been looked at before. */
async function refusalOf(job: Job, row: ServerApproval, step: Step<'approve'>): Promise<CasebarError | null> {
  if (!mayDecide(row, job.agent)) return new CasebarError('no-right');
  if (step.revision !== row.revision || step.hash !== row.hash) return new CasebarError('new-revision');
  const block = await blockOf(job, step);
  return block && new CasebarError('case-moved', block);
}

/** Stands in the record once, however often the same is tried in a row. */
async function writeDown(job: Job, row: ServerApproval, { code, detail }: CasebarError) {
  const why = code === 'case-moved' ? detail : code;
  const last = row.log.at(-1);
  const again = last?.kind === 'blocked' && last.detail === why && last.by?.id === job.agent.id;
  if (again && last.revision === row.revision) return;
  await putApproval(job.c, {
    ...row,
    updatedAt: job.at,
    log: logged(row, 'blocked', personOf(job.agent), job.at, why),
  });
}

/** The message goes out in its author's name, in the same transaction as the decision: never one without the other. */
async function approve(job: Job, row: ServerApproval, step: Step<'approve'>): Promise<Done | Refused> {
  if (row.state !== 'waiting') throw overError(row);
  const refused = await refusalOf(job, row, step);
  if (refused) {
    await writeDown(job, row, refused);
    return { refused };
  }
  const { text, attachments } = step.proposal;
  if (!text.trim() && attachments.length === 0) throw new CasebarError('empty');
  const decision = { by: personOf(job.agent), at: job.at, reason: '', text, message: '' };
  // First: a status that closes the case must not find it waiting.
  const approved = await putApproval(job.c, decided(row, 'approved', decision));
  const done = await sendReply(job, step.proposal, authorOf(row.author));
  await putApproval(job.c, { ...approved, decision: { ...decision, message: done.message ?? '' } });
  await record(job, { kind: 'approval', step: 'approved', name: row.author.name });
  return done;
}

/** Errors: already-decided, case-moved, no-right. */
function checkDecider(row: ServerApproval, agent: Agent) {
  if (row.state !== 'waiting') throw overError(row);
  if (!mayDecide(row, agent)) throw new CasebarError('no-right');
}

async function giveBack(job: Job, row: ServerApproval, step: Step<'return'>): Promise<Done> {
  checkDecider(row, job.agent);
  if (step.revision !== row.revision) throw new CasebarError('new-revision');
  const reason = step.reason.trim();
  if (!reason) throw new CasebarError('empty');
  const by = personOf(job.agent);
  await putApproval(job.c, decided(row, 'returned', { by, at: job.at, reason, text: '', message: '' }));
  await touch(job);
  await record(job, { kind: 'approval', step: 'returned', name: row.author.name });
  return {};
}

/** To somebody who may decide, or to a queue. Errors: rejected (whom it names is nobody, or may not). */
async function pass(job: Job, row: ServerApproval, step: Step<'pass'>): Promise<Done> {
  checkDecider(row, job.agent);
  const agent = job.directory.agents.find(({ id }) => id === step.agent);
  const queue = job.directory.queues.find(({ id }) => id === step.queue);
  if ((step.agent !== null && !agent) || (step.queue !== null && !queue) || !(agent || queue))
    throw new CasebarError('rejected', step.agent ?? step.queue ?? '');
  const passed = { ...row, reviewer: agent?.id ?? null, queue: queue?.id ?? row.queue, review: null };
  if (agent && !mayDecide(passed, agent)) throw new CasebarError('rejected', agent.name);
  const to = agent?.name ?? queue?.name ?? '';
  const detail = step.note.trim() ? `${to}: ${step.note.trim()}` : to;
  const log = logged(passed, 'passed', personOf(job.agent), job.at, detail);
  await putApproval(job.c, { ...passed, updatedAt: job.at, log });
  return {};
}

/** Does one step of a request for approval. A refusal to approve is written down, so it comes back as a value. */
export async function takeStep(
  job: Job,
  { hash }: Pick<Delivery, 'hash'>,
  { approval, step }: Extract<OutboxAction, { kind: 'approval' }>,
): Promise<Done | Refused> {
  if (step.do === 'request') return request(job, approval, step, hash);
  const row = await rowOf(job.c, approval);
  if (row.case !== job.found.id) throw new CasebarError('gone', approval);
  switch (step.do) {
    case 'revise':
      return revise(job, row, step, hash);
    case 'withdraw':
      return withdraw(job, row);
    case 'approve':
      return approve(job, row, step);
    case 'return':
      return giveBack(job, row, step);
    case 'pass':
      return pass(job, row, step);
  }
}

/** Somebody begins to look at it, or goes on. Errors: conflict (who has it), already-decided, new-revision, no-right. */
export async function claimReview(c: Change, id: string, revision: number, agent: Agent, now: number) {
  const row = await rowOf(c, id);
  checkDecider(row, agent);
  if (revision !== row.revision) throw new CasebarError('new-revision');
  const at = new Date(now).toISOString();
  const other = reviewedBy(row, agent.id, at);
  if (other) throw new CasebarError('conflict', other.name);
  const until = new Date(now + REVIEW_FOR).toISOString();
  const goesOn = row.review?.id === agent.id && row.review.until > at;
  const by = personOf(agent);
  await putApproval(c, {
    ...row,
    review: { ...by, until },
    log: goesOn ? row.log : logged(row, 'claimed', by, at),
  });
  return { until };
}

/** Nobody looks at it any more; what somebody else looks at stays theirs. */
export async function releaseReview(c: Change, id: string, agent: Agent, now: number) {
  const row = await c.store('approvals').get(id);
  if (row?.review?.id !== agent.id || row.state !== 'waiting') return;
  const at = new Date(now).toISOString();
  await putApproval(c, { ...row, review: null, log: logged(row, 'released', personOf(agent), at) });
}
