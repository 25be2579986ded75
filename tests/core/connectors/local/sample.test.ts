import { readFileSync, statSync } from 'node:fs';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { SampleDesk } from '@/core/connectors/local/sample';
import { CASE_STATUSES, isFree } from '@/core/model/case';
import { CHANNEL_KINDS } from '@/core/model/channel';
import { TemplateArg } from '@/core/model/template-args';
import { checkApple } from '@/core/templates/apple';
import { checkTemplate } from '@/core/templates/check-template';

// Read as a file, like the background does: the desk is data that is fetched when seeding, never bundled.
const FILE = 'components/public/sample-desk.json';
const desk = v.parse(SampleDesk, JSON.parse(readFileSync(FILE, 'utf8')));

// Subset of `CaseEvent`: a sample has no use for merged cases or judged feelings.
const EventOf = v.variant('kind', [
  v.object({ kind: v.picklist(['created', 'reopened']) }),
  v.object({ kind: v.literal('status'), status: v.picklist(CASE_STATUSES) }),
  v.object({ kind: v.literal('assigned'), agent: v.string(), agentName: v.string() }),
  v.object({ kind: v.literal('queued'), queue: v.string(), queueName: v.string() }),
  v.object({ kind: v.picklist(['tagged', 'untagged']), tag: v.string() }),
  v.object({
    kind: v.literal('approval'),
    step: v.picklist(['asked', 'approved', 'returned', 'withdrawn']),
    name: v.string(),
  }),
  v.object({ kind: v.literal('call'), seconds: v.number(), direction: v.picklist(['in', 'out']) }),
]);

type SampleCase = SampleDesk['cases'][number];
type Entry = SampleCase['thread'][number];

/** The fields a quick reply may carry; the composer fills these and no others. */
const FIELDS = [
  'contact.firstName',
  'contact.name',
  'contact.city',
  'contact.company',
  'agent.firstName',
  'agent.name',
  'case.number',
  'case.subject',
];
const AUTHORS = ['contact', 'bot', 'system'];

const ids = (rows: readonly { id: string }[]) => rows.map((row) => row.id);
const channelOf = (c: SampleCase) => desk.channels.find((channel) => channel.id === c.channel);
const isFromContact = (entry: Entry) => entry.by === 'contact' && entry.kind === 'message';
const isAnswer = (entry: Entry) => entry.kind === 'message' && entry.by.startsWith('ag-');

/** Whether the last thing said by a person was said by the contact. */
const isWaiting = (c: SampleCase) => c.thread.findLastIndex(isFromContact) > c.thread.findLastIndex(isAnswer);

/** Minutes since the contact last wrote. */
const silence = (c: SampleCase) => c.thread.findLast(isFromContact)?.minutesAgo ?? 0;

/** Ids named inside events: they must exist too. */
const namedBy = ({ event }: Entry): { agent?: string; queue?: string; tag?: string } => {
  if (event?.kind === 'assigned') return { agent: event.agent };
  if (event?.kind === 'queued') return { queue: event.queue };
  if (event?.kind === 'tagged' || event?.kind === 'untagged') return { tag: event.tag };
  return {};
};

test('stays small enough to be fetched while somebody waits', () => {
  expect(statSync(FILE).size).toBeLessThan(150_000);
});

test('uses every id and every case number once', () => {
  const lists = [desk.agents, desk.queues, desk.channels, desk.tags, desk.quickReplies, desk.contacts];
  for (const all of [...lists.map(ids), desk.cases.map((c) => c.number)])
    expect(new Set(all).size).toBe(all.length);
});

test('tells only of what can happen at this desk, with all that belongs to it', () => {
  for (const { thread, number } of desk.cases)
    for (const { kind, event } of thread) {
      expect(event !== undefined, number).toBe(kind === 'event');
      if (event) expect(v.safeParse(EventOf, event).success, `${number} ${event.kind}`).toBe(true);
    }
});

test('names only people, queues, channels and tags that exist', () => {
  const agents = ids(desk.agents);
  const queues = ids(desk.queues);
  const tags = ids(desk.tags);
  for (const agent of desk.agents) expect(queues).toEqual(expect.arrayContaining(agent.queues));
  for (const c of desk.cases) {
    expect(ids(desk.channels)).toContain(c.channel);
    expect(ids(desk.contacts)).toContain(c.contact);
    expect(tags).toEqual(expect.arrayContaining(c.tags));
    if (c.assignee) expect(agents).toContain(c.assignee);
    if (c.queue) expect(queues).toContain(c.queue);
    for (const entry of c.thread) {
      const named = namedBy(entry);
      expect([...agents, ...AUTHORS]).toContain(entry.by);
      if (named.agent) expect(agents).toContain(named.agent);
      if (named.queue) expect(queues).toContain(named.queue);
      if (named.tag) expect(tags).toContain(named.tag);
    }
  }
});

test('offers the same quick replies in all three languages, with the same fields', () => {
  const byLanguage = (language: string) =>
    desk.quickReplies
      .filter((reply) => reply.language === language)
      .map((reply) => [reply.id.slice(0, -language.length), reply.kinds, reply.status]);
  const english = byLanguage('en');
  expect(english.length).toBeGreaterThanOrEqual(12);
  expect(byLanguage('pt-BR')).toEqual(english);
  expect(byLanguage('es')).toEqual(english);
});

test('asks in quick replies only for fields the composer can fill', () => {
  const used = desk.quickReplies.flatMap((reply) =>
    [...reply.text.matchAll(/\{\{(.*?)\}\}/g)].map((match) => match[1]),
  );
  expect([...new Set(used)].sort()).toEqual([...FIELDS].sort());
});

test('has a case on every kind of channel, in every status and in every language', () => {
  const kinds = new Set(desk.cases.map((c) => channelOf(c)?.kind));
  const languages = desk.cases.map(
    (c) => desk.contacts.find((contact) => contact.id === c.contact)?.language,
  );
  expect([...kinds].sort()).toEqual([...CHANNEL_KINDS].sort());
  expect([...new Set(desk.cases.map((c) => c.status))].sort()).toEqual([...CASE_STATUSES].sort());
  for (const language of ['en', 'pt-BR', 'es'])
    expect(languages.filter((one) => one === language).length).toBeGreaterThan(8);
});

test('leaves a waiting case in each queue for every agent who works it', () => {
  const waiting = (queue: string) => desk.cases.filter((c) => isFree(c) && c.queue === queue && isWaiting(c));
  for (const agent of desk.agents)
    for (const queue of agent.queues)
      expect(waiting(queue).length, `${agent.id} in ${queue}`).toBeGreaterThan(0);
});

test('never has an answer or an assignee on a case nobody looked at', () => {
  for (const c of desk.cases.filter(({ status }) => status === 'new')) {
    expect(c.assignee, c.number).toBeNull();
    expect(c.thread.some(isAnswer), c.number).toBe(false);
  }
});

test('gives practice customers two to four answers, on cases that wait', () => {
  const practised = desk.cases.filter((c) => c.practice.length > 0);
  expect(practised.length).toBeGreaterThanOrEqual(10);
  for (const c of practised) {
    expect(isFree(c) && isWaiting(c), c.number).toBe(true);
    expect(c.practice.length).toBeGreaterThanOrEqual(2);
    expect(c.practice.length).toBeLessThanOrEqual(4);
  }
});

test('tells every thread in the order of time', () => {
  for (const c of desk.cases) {
    const ages = c.thread.map((entry) => entry.minutesAgo);
    expect(ages, c.number).toEqual([...ages].sort((a, b) => b - a));
  }
});

test('has a reply window about to close, one closed and one wide open', () => {
  const windowed = desk.cases.filter((c) => channelOf(c)?.windowHours === 24 && isWaiting(c)).map(silence);
  expect(windowed.some((minutes) => minutes > 22 * 60 && minutes < 24 * 60)).toBe(true);
  expect(windowed.some((minutes) => minutes > 24 * 60)).toBe(true);
  expect(windowed.some((minutes) => minutes < 60)).toBe(true);
});

test('sends nothing that its own channel would refuse', () => {
  for (const c of desk.cases) {
    const limits = channelOf(c)?.limits;
    for (const entry of c.thread.filter(isAnswer)) {
      if (limits?.textLength) expect(entry.text.length, c.number).toBeLessThanOrEqual(limits.textLength);
      expect(entry.attachments.length, c.number).toBeLessThanOrEqual(limits?.attachments ?? 0);
    }
  }
});

test('carries files whose first bytes are what their type says', () => {
  const starts = {
    'image/png': '\x89PNG',
    'application/pdf': '%PDF-',
    'audio/wav': 'RIFF',
    'text/plain': '',
  };
  const files = desk.cases.flatMap((c) => c.thread.flatMap((entry) => entry.attachments));
  expect(new Set(files.map((file) => file.type))).toEqual(new Set(Object.keys(starts)));
  for (const [type, start] of Object.entries(starts))
    for (const file of files.filter((one) => one.type === type))
      expect(atob(file.base64).startsWith(start)).toBe(true);
});

test('uses only addresses and numbers that belong to nobody', () => {
  const nobody = /@([a-z-]+\.)*example\.(com|org|net)$|@tarnwheel\.example$/;
  // Ranges kept for films and examples; Spain and Brazil keep none, so theirs start like no number in use.
  const fictional = [
    /^\+1\d{3}55501\d{2}$/,
    /^\+44(7700900|2079460)\d{3}$/,
    /^\+(49171392|3363998)\d{4}$/,
    /^\+(61491570|46701740)\d{3}$/,
    /^\+34555\d{6}$/,
    /^\+55\d{2}900000\d{3}$/,
  ];
  for (const { email } of [...desk.contacts, ...desk.agents]) if (email) expect(email).toMatch(nobody);
  for (const { phone } of desk.contacts)
    expect(phone === '' || fictional.some((range) => range.test(phone)), phone).toBe(true);
});

test('has replies that wait for approval, each by somebody, for a queue in which somebody else may approve', () => {
  const asked = desk.approvals ?? [];
  expect(asked.filter(({ returned }) => !returned).length).toBeGreaterThanOrEqual(3);
  for (const one of asked) {
    const found = desk.cases.find(({ number }) => number === one.case);
    const author = desk.agents.find(({ id }) => id === one.by);
    const deciders = desk.agents.filter(
      ({ id, rights, queues }) =>
        id !== one.by && rights.includes('approve') && queues.includes(one.queue ?? ''),
    );
    expect(found?.status, one.case).not.toBe('closed');
    expect(author, one.case).toBeDefined();
    const told = found?.thread.flatMap(({ by, event }) =>
      event?.kind === 'approval' ? [[by, event.step]] : [],
    );
    expect(told, one.case).toEqual([
      [one.by, 'asked'],
      ...(one.returned ? [[one.returned.by, 'returned']] : []),
    ]);
    expect(deciders.length, one.case).toBeGreaterThan(0);
    if (one.returned) expect(deciders.map(({ id }) => id)).toContain(one.returned.by);
  }
});

test('has templates and rich messages of every kind, each as the platform would take it', () => {
  const all = desk.templates ?? [];
  for (const one of all) {
    expect(v.safeParse(TemplateArg, one).issues, one.id).toBeUndefined();
    expect(one.kind === 'whatsapp' ? checkTemplate(one) : checkApple(one), one.id).toEqual([]);
  }
  expect(new Set(ids(all)).size).toBe(all.length);
  const whatsapp = all.filter((one) => one.kind === 'whatsapp');
  const keys = whatsapp.map(({ name, language }) => `${name} ${language}`);
  expect(new Set(keys).size).toBe(whatsapp.length);
  const classic = whatsapp.find(({ language, body }) => language === 'pt_BR' && body.variables.length === 4);
  expect(classic?.body.variables.map(({ key }) => key)).toEqual(['1', '2', '3', '4']);
  expect(new Set(whatsapp.map(({ status }) => status))).toEqual(new Set(['approved', 'paused', 'rejected']));
  expect(new Set(whatsapp.map(({ language }) => language))).toEqual(new Set(['en', 'pt_BR', 'es', 'ar']));
  expect(whatsapp.some(({ body }) => body.variables.length === 0)).toBe(true);
  const rich = all.flatMap((one) => (one.kind === 'apple' ? [one.content.kind] : []));
  expect(rich.sort()).toEqual(['form', 'list-picker', 'quick-reply', 'rich-link', 'time-picker']);
});

test('shows a template as it was sent, with the button that was pressed', () => {
  const sent = desk.cases.flatMap(({ thread }) => thread.filter(({ template }) => template));
  expect(sent.length).toBeGreaterThan(0);
  for (const { template } of sent) expect(ids(desk.templates ?? [])).toContain(template?.id);
  const pressed = desk.cases.flatMap(({ thread }) => thread.filter((entry) => entry.pressed));
  expect(pressed.map(({ by }) => by)).toEqual(['contact']);
});

test('knows of some contacts what they let us write', () => {
  const noted = desk.consents ?? [];
  expect(new Set(noted.map(({ state }) => state))).toEqual(new Set(['given', 'stopped', 'revoked']));
  for (const { contact, by } of noted) {
    expect(ids(desk.contacts)).toContain(contact);
    expect(ids(desk.agents)).toContain(by);
  }
});

test('asks nothing of whoever practises as the first agent, and lets somebody without the right to reply ask', () => {
  const [first] = desk.agents;
  const asked = desk.approvals ?? [];
  expect(first?.rights).toEqual(['reply']);
  expect(asked.filter(({ by }) => by === first?.id)).toEqual([]);
  const authors = asked.map(({ by }) => desk.agents.find(({ id }) => id === by));
  expect(authors.some((author) => author?.rights.includes('reply') === false)).toBe(true);
});

test('can approve what waits: no window is over, and nothing was said since', () => {
  for (const { case: number, minutesAgo, returned } of desk.approvals ?? []) {
    const found = desk.cases.find((one) => one.number === number);
    if (!found || returned) continue;
    const window = channelOf(found)?.windowHours ?? 0;
    expect(window === 0 || silence(found) < window * 60 - 60, number).toBe(true);
    expect(
      found.thread.every((entry) => entry.kind === 'event' || entry.minutesAgo > minutesAgo),
      number,
    ).toBe(true);
  }
});
