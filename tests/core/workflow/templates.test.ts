// @vitest-environment node
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { change } from '@/core/connectors/local/server/database';
import type { Outbound } from '@/core/model/outbound-args';
import type { OutboxItem } from '@/core/model/outbox-item';
import type { Submitted } from '@/core/workflow/submit-reply';
import { putServerCase, serverThread } from '../../fixtures/server-case';
import { aTemplate } from '../../fixtures/template';
import {
  aWorld,
  caseAt,
  killWorker,
  later,
  settled,
  signedInWorker,
  type Worker,
  type World,
} from '../../fixtures/worker';

const HOUR = 3_600_000;
const TEXT = 'Hello Carla, your plan ends soon.';
const FILL = { template: 'renewal', values: { 'body:1': { text: 'Carla' } } };
const TEMPLATES = [
  aTemplate(),
  aTemplate({ id: 'offer', name: 'offer', category: 'marketing' }),
  aTemplate({ id: 'hours', name: 'hours', body: { text: 'We are open again.', variables: [] } }),
];

let world: World;
let worker: Worker;

/** The desk's list is what it is from now on. */
const listAtDesk = (templates = TEMPLATES) =>
  change(world.db, async (c) => {
    const directory = await c.store('directory').get('directory');
    if (directory) await c.store('directory').put({ ...directory, templates });
    c.setMeta({ directorySeq: c.next() });
  });

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.spyOn(console, 'error').mockImplementation(() => {});
  world = await aWorld();
  await listAtDesk();
  worker = await signedInWorker(world);
});
afterEach(() => {
  killWorker();
  vi.useRealTimers();
});

const asTemplate = (over: Partial<Submitted> & { case: string }): Submitted => ({
  draft: crypto.randomUUID(),
  text: '',
  attachments: [],
  status: null,
  template: FILL,
  seenRevision: 1,
  ...over,
});
const asText = (over: Partial<Submitted> & { case: string }) =>
  asTemplate({ text: 'Just so', template: undefined, ...over });

/** A conversation on the channel with a window, in which they wrote so many hours ago. */
async function conversation(hoursAgo: number): Promise<string> {
  const at = new Date(Date.now() - hoursAgo * HOUR).toISOString();
  const id = await putServerCase(world.db, { channel: 'phone' }, at);
  await worker.pullDesk('local');
  return `local:${id}`;
}
const sentAt = async (caseId: string) =>
  (await serverThread(world.db, caseId.slice('local:'.length))).filter(
    ({ direction }) => direction === 'out',
  );
const itemOf = async (draft: string): Promise<OutboxItem | undefined> => worker.itemById(draft);
const listed = () => worker.queries.templates.run({ desk: 'local', channel: 'phone' });

/** Notes what the case's contact allows, and lets it reach the desk. */
async function note(caseId: string, state: 'given' | 'stopped' | 'revoked') {
  const { setConsent } = await import('@/core/workflow/set-consent');
  await setConsent(caseId, { channel: 'whatsapp', state, how: 'on the phone' });
  await settled(worker);
}

test('a template goes out after the window, and stands in the thread as it was filled', async () => {
  const id = await conversation(30);
  await worker.submitReply(asTemplate({ case: id }));
  await settled(worker);
  expect(await sentAt(id)).toMatchObject([{ text: TEXT, template: { template: { id: 'renewal' } } }]);
  const { messages } = await worker.queries.thread.run({ case: id, limit: 50 });
  expect(messages.at(-1)).toMatchObject({ text: TEXT, template: { values: FILL.values } });
});

test('free text after the window is refused before it is owed, also where nobody ever wrote', async () => {
  const id = await conversation(30);
  const text = asText({ case: id });
  await expect(worker.submitReply(text)).rejects.toMatchObject({ code: 'window-over' });
  expect(await itemOf(text.draft)).toBeUndefined();
  await worker.submitReply(asText({ case: await conversation(1) }));
});

test.each([
  ['a value that is missing', { values: {} }, '132000 missing body:1'],
  ['a template the desk has not', { template: 'nothing' }, '132001 gone'],
  ['a line break', { values: { 'body:1': { text: 'a\nb' } } }, '132018 line-break body:1'],
])('%s is refused with the platform’s code, and no request leaves', async (_, over, detail) => {
  const id = await conversation(30);
  const before = world.requests;
  const given = asTemplate({ case: id, template: { ...FILL, ...over } });
  await expect(worker.submitReply(given)).rejects.toMatchObject({ code: 'bad-template', detail });
  expect(world.requests).toBe(before);
  expect(await itemOf(given.draft)).toBeUndefined();
});

test('a template that is on no channel of a case, as a mail, is refused', async () => {
  const id = await caseAt(world, worker);
  await expect(worker.submitReply(asTemplate({ case: id }))).rejects.toMatchObject({
    code: 'bad-template',
    detail: '131051 wrong-channel',
  });
});

test('nothing can be attached to a template but the file of its header', async () => {
  const id = await conversation(30);
  const attachments = [{ id: 'f1', name: 'a.pdf', type: 'application/pdf', size: 3 }];
  await expect(worker.submitReply(asTemplate({ case: id, attachments }))).rejects.toMatchObject({
    code: 'bad-template',
    detail: '132012 file-unwanted header:media',
  });
});

test('the same draft twice is one template, also if the list has changed since', async () => {
  const id = await conversation(30);
  const given = asTemplate({ case: id });
  await worker.submitReply(given);
  await settled(worker);
  await listAtDesk([]);
  await worker.pullDesk('local');
  await worker.submitReply(given);
  await settled(worker);
  expect(await sentAt(id)).toHaveLength(1);
  const other = { ...given, template: { ...FILL, values: { 'body:1': { text: 'Dan' } } } };
  await expect(worker.submitReply(other)).rejects.toMatchObject({ code: 'conflict' });
});

test('the window closes while both wait: the text is held, the template goes', async () => {
  const id = await conversation(23.9);
  const other = await conversation(23.9);
  const text = asText({ case: id, undo: 30 * 60_000 });
  await worker.submitReply(text);
  await worker.submitReply(asTemplate({ case: other, undo: 30 * 60_000 }));
  await later(worker, HOUR);
  expect(await itemOf(text.draft)).toMatchObject({ state: 'held', missed: 'window' });
  expect(await sentAt(id)).toHaveLength(0);
  expect(await sentAt(other)).toHaveLength(1);
});

test('they ask to stop while an advertisement waits: it is held, and only their word could change that', async () => {
  const id = await conversation(1);
  const offer = asTemplate({ case: id, template: { ...FILL, template: 'offer' }, undo: 60_000 });
  await worker.submitReply(offer);
  // From another case of theirs: nothing of this one overtakes what waits in it.
  await note(await conversation(1), 'stopped');
  await later(worker, 2 * 60_000);
  expect(await itemOf(offer.draft)).toMatchObject({
    state: 'held',
    missed: 'consent',
    problem: { code: 'no-consent' },
  });
  await worker.retryItem(offer.draft);
  await settled(worker);
  expect(await itemOf(offer.draft)).toMatchObject({ state: 'held', missed: 'consent' });
  expect(await sentAt(id)).toHaveLength(0);
  await worker.submitReply(asTemplate({ case: id }));
  await expect(worker.submitReply({ ...offer, draft: 'again' })).rejects.toMatchObject({
    code: 'no-consent',
  });
});

test('consent that is noted counts at once, before the desk has it', async () => {
  const id = await conversation(30);
  world.fault = 'cut';
  await note(id, 'revoked');
  await expect(worker.submitReply(asTemplate({ case: id }))).rejects.toMatchObject({ code: 'no-consent' });
});

test('each list has its channel’s templates: starred first, then the most used of this browser', async () => {
  const id = await conversation(30);
  const { starReady } = await import('@/core/store/uses');
  expect((await listed()).map(({ template }) => template.name)).toEqual(['hours', 'offer', 'renewal']);
  await worker.submitReply(asTemplate({ case: id }));
  await worker.submitReply(asTemplate({ case: id, template: { template: 'hours', values: {} } }));
  const from = { kind: 'contact', what: 'name' } as const;
  const offered = { template: 'renewal', values: { 'body:1': { text: 'Carla', from } } };
  await worker.submitReply(asTemplate({ case: id, template: offered }));
  await settled(worker);
  expect(await listed()).toMatchObject([
    { template: { name: 'renewal' }, unchanged: 1, edited: 1 },
    { template: { name: 'hours' }, unchanged: 1, edited: 0 },
    { template: { name: 'offer' }, unchanged: 0, edited: 0 },
  ]);
  await starReady('local:template:offer', true);
  expect((await listed())[0]).toMatchObject({ template: { name: 'offer' }, starred: true });
  expect(await worker.queries.templates.run({ desk: 'local', channel: 'mail' })).toEqual([]);
  expect(await worker.queries.templates.run({ desk: 'local', channel: null })).toHaveLength(3);
});

test('what is refused is not counted', async () => {
  const id = await conversation(30);
  world.fault = 403;
  await worker.submitReply(asTemplate({ case: id }));
  await settled(worker);
  expect((await listed()).every(({ unchanged, edited }) => unchanged + edited === 0)).toBe(true);
});

test('taken back it is the fill again, without its text', async () => {
  const id = await conversation(30);
  const given = asTemplate({ case: id, undo: 30_000 });
  await worker.submitReply(given);
  const { draft } = await worker.takeBack(given.draft);
  expect(draft).toMatchObject({ text: '', attachments: [], template: FILL, tab: 'reply' });
});

test('a template waits for approval like any reply, and goes out as one after the window', async () => {
  const id = await conversation(30);
  const asked = { note: '', queue: null };
  const draft = crypto.randomUUID();
  await worker.requestApproval({ ...asTemplate({ case: id, draft }), ...asked, attachments: [] });
  await settled(worker);
  await worker.signIn('local', 'ben');
  await settled(worker);
  const approval = await worker.approvalById(`local:${draft}`);
  if (!approval) throw new Error('nothing waits');
  expect(approval.proposal).toMatchObject({ text: TEXT, template: { template: { id: 'renewal' } } });
  const { proposal, hash, revision } = approval;
  const decision = {
    approval: approval.id,
    revision,
    hash,
    attachments: [],
    status: null,
    threadRevision: 1,
  };
  await expect(worker.approveReply({ ...decision, id: 'a1', text: 'Something else' })).rejects.toMatchObject({
    code: 'bad-template',
  });
  await worker.approveReply({ ...decision, id: 'a2', text: proposal.text });
  await settled(worker);
  expect(await sentAt(id)).toMatchObject([{ text: TEXT, author: { id: 'ana' } }]);
});

const first = (over: Partial<Outbound> = {}): Outbound => ({
  draft: crypto.randomUUID(),
  desk: 'local',
  to: { channel: 'phone', address: '+5511987654321', contact: null, name: 'Rui Paz' },
  subject: '',
  text: '',
  attachments: [],
  template: FILL,
  consent: { channel: 'whatsapp', state: 'given', how: 'at the counter' },
  ...over,
});
const sendFirst = async (sent: Outbound) => {
  const { sendOutbound } = await import('@/core/workflow/send-outbound');
  await sendOutbound(sent);
};

test('a first message becomes a case of the desk, which takes the place of ours', async () => {
  const sent = first();
  await Promise.all([sendFirst(sent), sendFirst(sent)]);
  await settled(worker);
  await sendFirst(sent);
  await settled(worker);
  const { became = '' } = (await worker.queries.firstMessage.run(`local:new:${sent.draft}`)) ?? {};
  const view = await worker.queries.case.run(became);
  expect(view).toMatchObject({
    case: { assignee: 'ana', contactName: 'Rui Paz', windowEndsAt: null },
    contact: { phone: '+5511987654321', consents: [{ state: 'given', by: { id: 'ana' } }] },
  });
  expect(await sentAt(became)).toMatchObject([{ text: TEXT }]);
  expect(await world.db.count('cases')).toBe(1);
  expect((await listed())[0]).toMatchObject({ template: { name: 'renewal' }, edited: 1 });
});

test('whatever the line does, a first message begins one case', async () => {
  for (const fault of ['drop-answer', 'cut', 429] as const) {
    const before = await world.db.count('cases');
    const sent = first({ to: { ...first().to, address: `+55119876543${before + 10}` } });
    world.fault = fault;
    await sendFirst(sent);
    await settled(worker);
    world.fault = null;
    await later(worker, HOUR);
    expect(await world.db.count('cases'), `${fault}`).toBe(before + 1);
    expect(await itemOf(sent.draft), `${fault}`).toMatchObject({ state: 'sent' });
  }
});

test('they take their consent back while a first message waits: it is held', async () => {
  const id = await conversation(30);
  const { consent: _, ...rest } = first();
  const to = { ...rest.to, address: '+12025550118' };
  const sent = { ...rest, to, undo: 60_000 };
  await sendFirst(sent);
  await note(id, 'revoked');
  await later(worker, 2 * 60_000);
  expect(await itemOf(sent.draft)).toMatchObject({ state: 'held', missed: 'consent' });
});

test('in the outbox a first message says whom it is for', async () => {
  const sent = first({ undo: 60_000 });
  await sendFirst(sent);
  const { rows } = await worker.queries.outbox.run(null);
  expect(rows).toMatchObject([
    {
      case: { contactName: 'Rui Paz', kind: 'whatsapp' },
      steps: ['send-now', 'edit', 'discard', 'open', 'copy'],
    },
  ]);
});
