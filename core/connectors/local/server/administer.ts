import type { AdminChange, DeskSettings } from '@/core/model/admin-change';
import { areRules, type DeskRules } from '@/core/model/desk-rules';
import type { Agent, Directory } from '@/core/model/directory';
import { CasebarError } from '@/core/model/errors';
import type { FieldDefinition, FieldValues } from '@/core/model/field';
import type { MessageTemplate } from '@/core/model/template';
import { checkApple } from '@/core/templates/apple';
import { checkTemplate } from '@/core/templates/check-template';
import { detailOf } from '@/core/templates/problem';
import { putApproval, waiting } from './approval-rows.ts';
import type { Change, ServerApproval, ServerCase, ServerDb } from './database.ts';
import { rulesOf } from './escalate.ts';
import { promisedBy } from './rules.ts';
import { withSenders } from './senders.ts';
import { addEvent, putCase } from './thread.ts';

/** A change being made: who makes it, what the desk has before it. */
interface Job {
  readonly c: Change;
  readonly me: Agent;
  readonly directory: Directory;
  readonly at: string;
}
/** What becomes of the directory; the rest is written by the change itself. */
type Part = Partial<Directory>;

const sameName = (a: string, b: string) => a.trim().toLocaleLowerCase() === b.trim().toLocaleLowerCase();

interface Known {
  readonly id: string;
}

/** The list with the thing in it, in its old place or at the end. Errors: empty, conflict (the name is taken). */
function put<T extends Known>(list: readonly T[], one: T, nameOf: (each: T) => string): T[] {
  const name = nameOf(one).trim();
  if (!name) throw new CasebarError('empty');
  if (list.some((each) => each.id !== one.id && sameName(nameOf(each), name)))
    throw new CasebarError('conflict', name);
  return list.some(({ id }) => id === one.id)
    ? list.map((each) => (each.id === one.id ? one : each))
    : [...list, one];
}

/** The list without it. Errors: gone. */
function without<T extends Known>(list: readonly T[], id: string): T[] {
  if (!list.some((each) => each.id === id)) throw new CasebarError('gone', id);
  return list.filter((each) => each.id !== id);
}

const administers = ({ rights }: Agent) => rights.includes('administer');

/** Changes every case the function has something to say about. */
async function eachCase(c: Change, work: (found: ServerCase) => Partial<ServerCase> | null) {
  const changed: ServerCase[] = [];
  for (const found of await c.store('cases').getAll()) {
    const part = work(found);
    if (part) changed.push(await putCase(c, { ...found, ...part }));
  }
  return changed;
}

/** Changes every request that still waits and that the function has something to say about. */
async function eachRequest(c: Change, work: (found: ServerApproval) => Partial<ServerApproval> | null) {
  for (const row of await waiting(c)) {
    const part = work(row);
    if (part) await putApproval(c, { ...row, ...part });
  }
}

/** Nobody in particular decides any more what was passed to somebody who may not. */
const unassign = (c: Change, agent: string) =>
  eachRequest(c, ({ reviewer, review }) =>
    reviewer === agent || review?.id === agent
      ? {
          reviewer: reviewer === agent ? null : reviewer,
          review: review?.id === agent ? null : review,
        }
      : null,
  );

async function deleteQueue({ c, directory, at }: Job, id: string, to: string | null): Promise<Part> {
  const queues = without(directory.queues, id);
  const target = queues.find((queue) => queue.id === to);
  if (to !== null && !target) throw new CasebarError('rejected', to);
  const moved = await eachCase(c, ({ queue }) => (queue === id ? { queue: to } : null));
  const event = { kind: 'queued', queue: target?.id ?? '', queueName: target?.name ?? '' } as const;
  for (const { id: caseId } of moved) await addEvent(c, caseId, event, at);
  await eachRequest(c, ({ queue }) => (queue === id ? { queue: to } : null));
  const rules = rulesOf(c.meta());
  if (rules.approvalQueue === id) c.setMeta({ rules: { ...rules, approvalQueue: null } });
  const agents = directory.agents.map((agent) => ({
    ...agent,
    queues: agent.queues.filter((queue) => queue !== id),
  }));
  return { queues, agents };
}

async function putAgent({ c, directory }: Job, agent: Agent): Promise<Part> {
  const agents = put(directory.agents, agent, ({ name }) => name);
  const taken = agents.some(
    ({ id, email }) => id !== agent.id && agent.email !== '' && sameName(email, agent.email),
  );
  if (taken) throw new CasebarError('conflict', agent.email);
  if (agent.email !== '' && !/^[^\s@]+@[^\s@]+$/.test(agent.email.trim()))
    throw new CasebarError('rejected', agent.email);
  // Somebody must be able to change all this back.
  if (!agents.some(administers)) throw new CasebarError('rejected', agent.name);
  const known = new Set(directory.queues.map(({ id }) => id));
  if (!agent.queues.every((id) => known.has(id))) throw new CasebarError('rejected', agent.name);
  if (!agent.rights.includes('approve')) await unassign(c, agent.id);
  return { agents };
}

async function deleteAgent({ c, me, directory, at }: Job, id: string): Promise<Part> {
  const agents = without(directory.agents, id);
  if (id === me.id || !agents.some(administers)) throw new CasebarError('rejected', me.name);
  await unassign(c, id);
  for (const found of await eachCase(c, ({ assignee }) => (assignee === id ? { assignee: null } : null))) {
    const queue = directory.queues.find((one) => one.id === found.queue);
    await addEvent(c, found.id, { kind: 'queued', queue: queue?.id ?? '', queueName: queue?.name ?? '' }, at);
  }
  return { agents };
}

async function deleteTag({ c, directory }: Job, id: string): Promise<Part> {
  const tags = without(directory.tags, id);
  await eachCase(c, (found) =>
    found.tags.includes(id) ? { tags: found.tags.filter((tag) => tag !== id) } : null,
  );
  return { tags };
}

function putField({ c, directory }: Job, field: FieldDefinition): Part {
  const before = directory.fields.find(({ id }) => id === field.id);
  // Values that are there would mean something else, or nothing.
  if (before && (before.kind !== field.kind || before.on !== field.on))
    throw new CasebarError('rejected', field.label);
  const options = field.options.map((option) => option.trim()).filter((option) => option !== '');
  if (field.kind === 'choice' && options.length === 0) throw new CasebarError('empty', field.label);
  // What an empty field kept from ending by itself may be due since long.
  c.setMeta({ quietAt: null });
  // A case's «Size» and a contact's «Size» are two things.
  const label = ({ on, label: text }: FieldDefinition) => (text.trim() ? `${text.trim()} (${on})` : '');
  return {
    fields: put(
      directory.fields,
      { ...field, options: field.kind === 'choice' ? [...new Set(options)] : [] },
      label,
    ),
  };
}

function moveField({ directory }: Job, id: string, by: number): Part {
  const from = directory.fields.findIndex((field) => field.id === id);
  const moved = directory.fields[from];
  if (!moved) throw new CasebarError('gone', id);
  const fields = directory.fields.filter((field) => field.id !== id);
  fields.splice(Math.max(0, Math.min(fields.length, from + by)), 0, moved);
  return { fields };
}

const withoutValue = (values: FieldValues, id: string): FieldValues =>
  Object.fromEntries(Object.entries(values).filter(([field]) => field !== id));

async function deleteField({ c, directory }: Job, id: string): Promise<Part> {
  const fields = without(directory.fields, id);
  c.setMeta({ quietAt: null });
  await eachCase(c, (found) => (id in found.fields ? { fields: withoutValue(found.fields, id) } : null));
  for (const contact of await c.store('contacts').getAll())
    if (id in contact.fields)
      await c.store('contacts').put({ ...contact, fields: withoutValue(contact.fields, id), seq: c.next() });
  return { fields };
}

async function setRules({ c, directory }: Job, rules: DeskRules): Promise<Part> {
  if (!areRules(rules)) throw new CasebarError('rejected');
  const { approvalQueue } = rules;
  if (approvalQueue !== null && !directory.queues.some(({ id }) => id === approvalQueue))
    throw new CasebarError('rejected', approvalQueue);
  // Due now: what the new rules close must not wait for the old ones' next look.
  c.setMeta({ rules, quietAt: null });
  await eachCase(c, ({ waitingSince, dueAt }) => {
    const promised = promisedBy(rules, waitingSince);
    return promised === dueAt ? null : { dueAt: promised };
  });
  return {};
}

/** A WhatsApp template's key is its name with its language. */
const keyOf = (one: MessageTemplate) =>
  one.kind === 'whatsapp' ? `${one.name} ${one.language}` : `${one.name} ${one.kind}`;

/** Errors: empty (it has no name), conflict (the name is taken), bad-template (what the platform would not approve). */
function putTemplate(all: readonly MessageTemplate[], wanted: MessageTemplate): MessageTemplate[] {
  if (!wanted.name.trim()) throw new CasebarError('empty');
  const problems = wanted.kind === 'whatsapp' ? checkTemplate(wanted) : checkApple(wanted);
  const wrong = problems.find(({ level }) => level === 'stop');
  if (wrong) throw new CasebarError('bad-template', detailOf(wrong));
  if (all.some((one) => one.id !== wanted.id && keyOf(one) === keyOf(wanted)))
    throw new CasebarError('conflict', wanted.name);
  const known = all.some(({ id }) => id === wanted.id);
  return known ? all.map((one) => (one.id === wanted.id ? wanted : one)) : [...all, wanted];
}

async function apply(job: Job, wanted: AdminChange): Promise<Part> {
  const { directory } = job;
  switch (wanted.kind) {
    case 'put-queue':
      return { queues: put(directory.queues, wanted.queue, ({ name }) => name) };
    case 'delete-queue':
      return deleteQueue(job, wanted.id, wanted.to);
    case 'put-agent':
      return putAgent(job, wanted.agent);
    case 'delete-agent':
      return deleteAgent(job, wanted.id);
    case 'put-tag':
      return { tags: put(directory.tags, wanted.tag, ({ name }) => name) };
    case 'delete-tag':
      return deleteTag(job, wanted.id);
    case 'put-quick-reply': {
      if (!wanted.quickReply.text.trim()) throw new CasebarError('empty', wanted.quickReply.title);
      return { quickReplies: put(directory.quickReplies, wanted.quickReply, ({ title }) => title) };
    }
    case 'delete-quick-reply':
      return { quickReplies: without(directory.quickReplies, wanted.id) };
    case 'put-template':
      return { templates: putTemplate(directory.templates ?? [], wanted.template) };
    case 'delete-template':
      return { templates: without(directory.templates ?? [], wanted.id) };
    case 'put-field':
      return putField(job, wanted.field);
    case 'move-field':
      return moveField(job, wanted.id, wanted.by);
    case 'delete-field':
      return deleteField(job, wanted.id);
    case 'senders':
      return { channels: withSenders(directory.channels, wanted.channel, wanted.addresses) };
    case 'uses':
      return { uses: wanted.uses };
    case 'rules':
      return setRules(job, wanted.rules);
  }
}

/**
 * One change of an administrator, in one transaction. Errors: forbidden, empty, conflict, gone, rejected; nothing
 * is changed then.
 */
export async function administer(c: Change, wanted: AdminChange, me: Agent, at: string): Promise<void> {
  const directory = await c.store('directory').get('directory');
  if (!directory) throw new CasebarError('signed-out');
  if (!administers(me)) throw new CasebarError('forbidden', me.name);
  const part = await apply({ c, me, directory, at }, wanted);
  await c.store('directory').put({ ...directory, ...part });
  c.setMeta({ directorySeq: c.next() });
}

/** The rules, and how much would be lost with each field. */
export async function readSettings(db: ServerDb): Promise<DeskSettings> {
  const [meta, cases, contacts] = await Promise.all([
    db.get('meta', 'desk'),
    db.getAll('cases'),
    db.getAll('contacts'),
  ]);
  const values: Record<string, number> = {};
  for (const { fields } of [...cases, ...contacts])
    for (const id of Object.keys(fields)) values[id] = (values[id] ?? 0) + 1;
  return { rules: rulesOf(meta), values };
}
