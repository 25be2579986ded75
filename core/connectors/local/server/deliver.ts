import { type CaseStatus, canChangeStatus, isDone } from '@/core/model/case';
import { applyContactChange } from '@/core/model/contact';
import { badFact } from '@/core/model/contact-rules';
import type { Agent, Directory } from '@/core/model/directory';
import { CasebarError } from '@/core/model/errors';
import { isFieldValue } from '@/core/model/field';
import type { Author, CaseEvent } from '@/core/model/message';
import type { OutboxAction } from '@/core/model/outbox-item';
import type { Change, DeliveredItem, ServerCase } from './database.ts';
import { outgoingMail } from './mail-out.ts';
import { planAnswer } from './practice.ts';
import { addEntry, addEvent, afterOutbound, putCase } from './thread.ts';

/** One owed action as it reaches the desk; files are in the desk's own store already. */
export interface Delivery {
  /** The outbox item's id: what makes a second delivery of it harmless. */
  readonly item: string;
  /** In whose name; their rights are looked at here again, whatever the surface allowed. */
  readonly agent: string;
  readonly case: string;
  readonly action: OutboxAction;
  readonly at: string;
}

/** An action with everything it needs, read once. */
interface Job {
  readonly c: Change;
  readonly found: ServerCase;
  readonly agent: Agent;
  readonly directory: Directory;
  readonly at: string;
}
/** What is to be told of it; nothing = it is no message and all went well. */
interface Done {
  readonly message?: string;
  readonly statusProblem?: string;
}

const authorOf = (agent: Agent): Author => ({ kind: 'agent', id: agent.id, name: agent.name });
const record = (job: Job, event: CaseEvent) =>
  addEvent(job.c, job.found.id, event, job.at, authorOf(job.agent));

/** Stores a status as the rules allow it. Answers '' if that worked, else the status that does not let go. */
async function applyStatus(job: Job, before: ServerCase, status: CaseStatus): Promise<string> {
  if (before.status === status) return '';
  if (!canChangeStatus(before.status, status)) return before.status;
  const waitingSince = isDone(status) ? null : before.waitingSince;
  const unread = isDone(status) ? 0 : before.unread;
  const dueAt = isDone(status) ? null : before.dueAt;
  await putCase(job.c, { ...before, status, waitingSince, dueAt, unread, updatedAt: job.at });
  await record(job, { kind: 'status', status });
  return '';
}

/** The message, what it does to the case, and the status that was to go with it, in one transaction. */
async function reply(job: Job, action: Extract<OutboxAction, { kind: 'reply' }>): Promise<Done> {
  const { c, found, agent, at } = job;
  if (!agent.rights.includes('reply')) throw new CasebarError('no-right');
  if (found.status === 'closed') throw new CasebarError('closed-case', found.number);
  const channel = job.directory.channels.find(({ id }) => id === found.channel);
  const mail = action.mail && (await outgoingMail(c, found, channel, action.text, action.mail));
  const message = await addEntry(c, found.id, {
    kind: 'message',
    direction: 'out',
    author: authorOf(agent),
    at,
    text: action.text,
    ...(action.replyTo && { replyTo: action.replyTo }),
    ...mail,
    attachments: action.attachments,
    delivery: 'delivered',
  });
  // Who is told something else by a forwarded mail is not the contact: they still wait.
  const isForward = action.mail?.mode === 'forward';
  const { waitingSince, unread, dueAt } = found;
  const waits = isForward && { waitingSince, unread, dueAt };
  const answered = { ...afterOutbound(found, action.text, at), ...waits };
  const current = await putCase(c, { ...answered, status: found.status === 'new' ? 'open' : found.status });
  const statusProblem = action.status ? await applyStatus(job, current, action.status) : '';
  if (!isForward) await planAnswer(c, current, action.text, at);
  return { message: message.id, statusProblem };
}

async function note(job: Job, text: string, attachments: Parameters<typeof addEntry>[2]['attachments']) {
  const { c, found, agent, at } = job;
  const entry = { kind: 'note', direction: 'none', author: authorOf(agent), at, text, attachments } as const;
  const message = await addEntry(c, found.id, entry);
  await putCase(c, { ...found, updatedAt: at });
  return { message: message.id };
}

/** Of several agents who take a case in the same moment exactly one gets it; the others are told who. */
async function claim(job: Job): Promise<Done> {
  const { found, agent, directory } = job;
  if (found.assignee === agent.id) return {};
  if (found.assignee !== null) {
    const winner = directory.agents.find(({ id }) => id === found.assignee);
    throw new CasebarError('conflict', winner?.name ?? found.assignee);
  }
  const status = found.status === 'new' ? 'open' : found.status;
  await putCase(job.c, { ...found, assignee: agent.id, status, updatedAt: job.at });
  await record(job, { kind: 'assigned', agent: agent.id, agentName: agent.name });
  return {};
}

/** To an agent, to a queue, or out of somebody's hands into the queue the case is in. */
async function assign(job: Job, action: Extract<OutboxAction, { kind: 'assign' }>): Promise<Done> {
  const { c, found, directory, at } = job;
  const agent = directory.agents.find(({ id }) => id === action.agent);
  const queue = directory.queues.find(({ id }) => id === action.queue);
  if (action.agent && !agent) throw new CasebarError('rejected', action.agent);
  if (action.queue && !queue) throw new CasebarError('rejected', action.queue);
  if (action.note) await note(job, action.note, []);
  await putCase(c, { ...found, assignee: action.agent, queue: action.queue ?? found.queue, updatedAt: at });
  if (agent) await record(job, { kind: 'assigned', agent: agent.id, agentName: agent.name });
  else {
    const back = queue ?? directory.queues.find(({ id }) => id === found.queue);
    await record(job, { kind: 'queued', queue: back?.id ?? '', queueName: back?.name ?? '' });
  }
  return {};
}

async function tag(job: Job, kind: 'tag' | 'untag', tagId: string): Promise<Done> {
  const { found, directory } = job;
  const known = directory.tags.find(({ id }) => id === tagId);
  if (!known) throw new CasebarError('rejected', tagId);
  const has = found.tags.includes(tagId);
  if (has === (kind === 'tag')) return {};
  const tags = kind === 'tag' ? [...found.tags, tagId] : found.tags.filter((id) => id !== tagId);
  await putCase(job.c, { ...found, tags, updatedAt: job.at });
  await record(job, { kind: kind === 'tag' ? 'tagged' : 'untagged', tag: known.name });
  return {};
}

/** A value the definition allows; '' takes it away. */
async function setField({ c, found, directory, at }: Job, id: string, value: string): Promise<Done> {
  const definition = directory.fields.find((field) => field.id === id && field.on === 'case');
  if (!definition || !isFieldValue(definition, value))
    throw new CasebarError('rejected', definition?.label ?? id);
  const { [id]: _, ...rest } = found.fields;
  await putCase(c, { ...found, fields: value === '' ? rest : { ...rest, [id]: value }, updatedAt: at });
  return {};
}

/** What an agent learned about the person; nobody else's facts change, even if the case went to another one. */
async function changeContact(
  job: Job,
  { contact: id, change }: Extract<OutboxAction, { kind: 'contact' }>,
): Promise<Done> {
  const { c, found, directory } = job;
  const contact = id === found.contact ? await c.store('contacts').get(id) : undefined;
  if (!contact) throw new CasebarError('gone');
  const bad = badFact(change);
  if (bad) throw new CasebarError('rejected', bad);
  for (const [id, value] of Object.entries(change.fields ?? {})) {
    const definition = directory.fields.find((field) => field.id === id && field.on === 'contact');
    if (!definition || !isFieldValue(definition, value))
      throw new CasebarError('rejected', definition?.label ?? id);
  }
  const changed = applyContactChange({ ...contact, desk: '' }, change);
  const { desk: _, ...rest } = changed;
  await c.store('contacts').put({ ...rest, seq: c.next() });
  // A row carries the contact's name and language, so every case of theirs is told anew with it.
  for (const one of await c.store('cases').getAll()) if (one.contact === found.contact) await putCase(c, one);
  return {};
}

async function apply(job: Job, action: OutboxAction): Promise<Done> {
  switch (action.kind) {
    case 'reply':
      return reply(job, action);
    case 'note':
      return note(job, action.text, action.attachments);
    case 'status': {
      const refused = await applyStatus(job, job.found, action.status);
      if (refused) throw new CasebarError('closed-case', job.found.number);
      return {};
    }
    case 'claim':
      return claim(job);
    case 'assign':
      return assign(job, action);
    case 'tag':
    case 'untag':
      return tag(job, action.kind, action.tag);
    case 'field':
      return setField(job, action.field, action.value);
    case 'contact':
      return changeContact(job, action);
    // Has ways of its own, with conditions that a reply does not have.
    case 'approval':
      throw new CasebarError('rejected', action.kind);
    case 'sentiment':
      await putCase(job.c, { ...job.found, sentiment: action.sentiment, updatedAt: job.at });
      await record(job, { kind: 'sentiment', sentiment: action.sentiment ?? '' });
      return {};
  }
}

/** Does one action in one transaction. The same item a second time answers what the first time answered. */
export async function deliver(c: Change, delivery: Delivery): Promise<DeliveredItem> {
  const before = await c.store('delivered').get(delivery.item);
  if (before) return before;
  const found = await c.store('cases').get(delivery.case);
  if (!found) throw new CasebarError('gone', delivery.case);
  const directory = await c.store('directory').get('directory');
  const agent = directory?.agents.find(({ id }) => id === delivery.agent);
  if (!directory || !agent) throw new CasebarError('signed-out');
  const done = await apply({ c, found, agent, directory, at: delivery.at }, delivery.action);
  const { message = '', statusProblem = '' } = done;
  const settled = { item: delivery.item, message, at: delivery.at, statusProblem };
  await c.store('delivered').put(settled);
  return settled;
}
