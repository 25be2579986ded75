import { fromBase64 } from '@/core/model/base64';
import { NO_RULES } from '@/core/model/desk-rules';
import type { Attachment, Author, CaseEvent } from '@/core/model/message';
import type { Consent, MessageTemplate } from '@/core/model/template';
import { renderText } from '@/core/templates/fill';
import type { SampleDesk } from '../sample.ts';
import { type Change, change, SERVER_STORES, type ServerDb } from './database.ts';
import { seedApproval, withHash } from './seed-approvals.ts';
import { addEntry, addEvent, previewOf, putCase } from './thread.ts';

type SampleCase = SampleDesk['cases'][number];
type SampleEntry = SampleCase['thread'][number];

function authorOf(sample: SampleDesk, theCase: SampleCase, by: string): Author {
  if (by === 'contact') {
    const contact = sample.contacts.find(({ id }) => id === theCase.contact);
    return { kind: 'contact', id: theCase.contact, name: contact?.name ?? '' };
  }
  if (by === 'bot') return { kind: 'bot', id: 'bot', name: 'Bot' };
  const agent = sample.agents.find(({ id }) => id === by);
  return agent
    ? { kind: 'agent', id: agent.id, name: agent.name }
    : { kind: 'system', id: 'system', name: '' };
}

/** Stores the files of an entry before the entry: a message must never show one that is not there. */
async function keepFiles(c: Change, entry: SampleEntry): Promise<Attachment[]> {
  const kept: Attachment[] = [];
  for (const { name, type, base64, role } of entry.attachments) {
    const blob = new Blob([fromBase64(base64)], { type });
    const id = `f${c.next()}`;
    await c.store('files').put({ id, blob });
    kept.push({ id, name, type, size: blob.size, ...(role && { role }) });
  }
  return kept;
}

/** Events say names, as the desk's own record does; the sample refers to tags by id. */
function eventOf(sample: SampleDesk, entry: SampleEntry): CaseEvent {
  const event: CaseEvent = entry.event ?? { kind: 'created' };
  if (event.kind !== 'tagged' && event.kind !== 'untagged') return event;
  return { ...event, tag: sample.tags.find(({ id }) => id === event.tag)?.name ?? event.tag };
}

/** What an entry says besides its text; a template's text is its own. */
function formOf({ templates = [] }: SampleDesk, entry: SampleEntry, at: string, before: string) {
  const { template: wanted, pressed, reaction } = entry;
  const template = wanted && templates.find(({ id }) => id === wanted.id);
  const typed = Object.entries(wanted?.values ?? {}).map(([field, text]) => [field, { text }]);
  const filled = template && { template, values: Object.fromEntries(typed) };
  return {
    ...(filled && { template: filled, text: renderText(filled) }),
    ...(pressed && { pressed, replyTo: before }),
    ...(reaction && { reactions: [{ emoji: reaction, by: 'contact' as const, at }] }),
  };
}

async function seedEntry(
  c: Change,
  theCase: SampleCase,
  entry: SampleEntry,
  author: Author,
  at: string,
  form: ReturnType<typeof formOf>,
) {
  const inbound = author.kind === 'contact';
  const isMessage = entry.kind === 'message';
  return addEntry(c, theCase.number, {
    kind: entry.kind,
    direction: isMessage ? (inbound ? 'in' : 'out') : 'none',
    author,
    at,
    text: entry.text,
    html: entry.html,
    attachments: await keepFiles(c, entry),
    delivery: isMessage && !inbound ? 'read' : null,
    ...(entry.location && { location: entry.location }),
    ...(entry.cards && { cards: entry.cards }),
    ...form,
  });
}

/** A case and its thread; what the desk would have counted while it went on is worked out from the thread. */
async function seedCase(c: Change, sample: SampleDesk, theCase: SampleCase, now: number) {
  const time = (entry: SampleEntry) => new Date(now - entry.minutesAgo * 60_000).toISOString();
  let sent = '';
  for (const entry of theCase.thread) {
    const author = authorOf(sample, theCase, entry.by);
    if (entry.kind === 'event')
      await addEvent(c, theCase.number, eventOf(sample, entry), time(entry), author);
    else {
      const form = formOf(sample, entry, time(entry), sent);
      const { id } = await seedEntry(c, theCase, entry, author, time(entry), form);
      if (form.template) sent = id;
    }
  }
  const spoken = theCase.thread.filter((entry) => entry.kind === 'message');
  // The bot's greeting is no answer: the contact still waits for a person.
  const lastAnswer = spoken.findLastIndex((entry) => entry.by !== 'contact' && entry.by !== 'bot');
  const waiting = spoken.slice(lastAnswer + 1).filter((entry) => entry.by === 'contact');
  const inbound = spoken.findLast((entry) => entry.by === 'contact');
  const done = theCase.status === 'resolved' || theCase.status === 'closed';
  const { thread, practice, number, ...facts } = theCase;
  const [first] = thread;
  const last = thread.at(-1);
  await putCase(c, {
    ...facts,
    id: number,
    number,
    practice,
    preview: previewOf(spoken.at(-1)?.text ?? ''),
    unread: done ? 0 : waiting.length,
    waitingSince: done || !waiting[0] ? null : time(waiting[0]),
    dueAt: null,
    lastInboundAt: inbound ? time(inbound) : null,
    createdAt: first ? time(first) : new Date(now).toISOString(),
    updatedAt: new Date(now - (last?.minutesAgo ?? 0) * 60_000).toISOString(),
    revision: spoken.length,
  });
}

const DAY = 24 * 3_600_000;

/** A time picker offers times to come, whenever somebody begins to practise: whole days are added. */
function inTime(template: MessageTemplate, now: number): MessageTemplate {
  if (template.kind !== 'apple' || template.content.kind !== 'time-picker') return template;
  const { slots } = template.content;
  const days = Math.ceil((now + DAY - Date.parse(slots[0]?.at ?? '')) / DAY);
  const moved = (at: string) => new Date(Date.parse(at) + days * DAY).toISOString();
  return {
    ...template,
    content: { ...template.content, slots: slots.map(({ at, minutes }) => ({ at: moved(at), minutes })) },
  };
}

/** What a contact is known to allow, by whom and since when. */
function consentsOf(
  { agents, consents = [] }: SampleDesk,
  id: string,
  now: number,
): { consents?: Consent[] } {
  const noted = consents
    .filter(({ contact }) => contact === id)
    .map(({ contact: _, minutesAgo, by, ...consent }) => ({
      ...consent,
      at: new Date(now - minutesAgo * 60_000).toISOString(),
      by: { id: by, name: agents.find((agent) => agent.id === by)?.name ?? '' },
    }));
  return noted.length > 0 ? { consents: noted } : {};
}

/** Fills an empty desk with the sample; times count back from `now`. Answers false if it was filled before. */
export async function seed(db: ServerDb, sample: SampleDesk, now: number): Promise<boolean> {
  const asked = await Promise.all((sample.approvals ?? []).map(withHash));
  return change(db, async (c) => {
    if (await c.store('directory').get('directory')) return false;
    const { channels, queues, agents, tags, quickReplies, fields, templates } = sample;
    await c.store('directory').put({
      key: 'directory',
      channels,
      queues,
      agents,
      tags,
      quickReplies,
      ...(templates && { templates: templates.map((one) => inTime(one, now)) }),
      fields,
      uses: { tags: true, sentiment: true },
    });
    for (const contact of sample.contacts)
      await c.store('contacts').put({ ...contact, ...consentsOf(sample, contact.id, now), seq: c.next() });
    for (const theCase of sample.cases) await seedCase(c, sample, theCase, now);
    for (const one of asked) await seedApproval(c, agents, one, now);
    const numbers = sample.cases.map(({ number }) => Number(number) || 0);
    c.setMeta({
      name: sample.name,
      me: agents[0]?.id ?? '',
      nextNumber: Math.max(1000, ...numbers) + 1,
      directorySeq: c.next(),
      rules: NO_RULES,
      quietAt: null,
      line: 'good',
    });
    return true;
  });
}

/** Forgets everything, mail included. The change log goes on, so that clients notice. */
export const clear = (db: ServerDb) =>
  change(db, async (c) => {
    for (const name of SERVER_STORES) if (name !== 'meta') await c.store(name).clear();
    c.setMeta({ approvalsSeq: c.next() });
  });
