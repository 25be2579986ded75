import { applyContactChange } from '@/core/model/contact';
import { badFact } from '@/core/model/contact-rules';
import { CasebarError } from '@/core/model/errors';
import { isFieldValue } from '@/core/model/field';
import type { OutboxAction } from '@/core/model/outbox-item';
import { type Refused, takeStep } from './approvals.ts';
import { beginCase } from './begin-case.ts';
import type { Change, DeliveredItem } from './database.ts';
import { authorOf, type Delivery, type Done, type Job, record } from './job.ts';
import { applyStatus, sendReply } from './send-reply.ts';
import { addEntry, putCase } from './thread.ts';

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

/** What the person lets us do; every word of it is kept, the newest one of a channel counts. */
async function noteConsent(
  { c, found }: Job,
  { contact: id, consent }: Extract<OutboxAction, { kind: 'consent' }>,
): Promise<Done> {
  const contact = id === found.contact ? await c.store('contacts').get(id) : undefined;
  if (!contact) throw new CasebarError('gone');
  await c
    .store('contacts')
    .put({ ...contact, consents: [...(contact.consents ?? []), consent], seq: c.next() });
  return {};
}

/** Whatever is about a case that there is. */
type OnCase = Exclude<OutboxAction, { kind: 'outbound' }>;

async function apply(job: Job, delivery: Delivery, action: OnCase): Promise<Done | Refused> {
  switch (action.kind) {
    case 'reply':
      if (!job.agent.rights.includes('reply')) throw new CasebarError('no-right');
      return sendReply(job, action, authorOf(job.agent));
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
    case 'consent':
      return noteConsent(job, action);
    case 'approval':
      return takeStep(job, delivery, action);
    case 'sentiment':
      await putCase(job.c, { ...job.found, sentiment: action.sentiment, updatedAt: job.at });
      await record(job, { kind: 'sentiment', sentiment: action.sentiment ?? '' });
      return {};
  }
}

/** A first message begins its case; everything else needs one. Errors: gone. */
async function take(who: Omit<Job, 'found'>, delivery: Delivery): Promise<Done | Refused> {
  const { action } = delivery;
  if (action.kind === 'outbound') return beginCase(who, action);
  const found = await who.c.store('cases').get(delivery.case);
  if (!found) throw new CasebarError('gone', delivery.case);
  return apply({ ...who, found }, delivery, action);
}

/**
 * Does one action in one transaction. The same item a second time answers what the first time answered. A refusal that
 * is part of the record comes back as a value: the transaction must end well for it.
 */
export async function deliver(c: Change, delivery: Delivery): Promise<DeliveredItem | Refused> {
  const before = await c.store('delivered').get(delivery.item);
  if (before) return before;
  const directory = await c.store('directory').get('directory');
  const agent = directory?.agents.find(({ id }) => id === delivery.agent);
  if (!directory || !agent) throw new CasebarError('signed-out');
  const who = { c, agent, directory, at: delivery.at };
  const done = await take(who, delivery);
  if ('refused' in done) return done;
  const { message = '', statusProblem = '', case: begun } = done;
  const settled = {
    item: delivery.item,
    message,
    at: delivery.at,
    statusProblem,
    ...(begun && { case: begun }),
  };
  await c.store('delivered').put(settled);
  return settled;
}
