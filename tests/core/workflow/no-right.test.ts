// @vitest-environment node
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  aWorld,
  caseAt,
  countAtDesk,
  killWorker,
  later,
  settled,
  signedInWorker,
  type Worker,
  type World,
} from '../../fixtures/worker';

const HOUR = 3_600_000;
let world: World;
let worker: Worker;
let id: string;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  world = await aWorld();
  worker = await signedInWorker(world);
  id = await caseAt(world, worker, { status: 'open', assignee: 'ana' });
});
afterEach(() => {
  killWorker();
  vi.useRealTimers();
});

/** Ana's reply for later; then she leaves, and Nia, who may not reply, goes on in the same browser. */
async function leftForNia() {
  const record = await worker.caseById(id);
  const draft = crypto.randomUUID();
  await worker.submitReply({
    draft,
    case: id,
    text: 'Good morning',
    attachments: [],
    status: null,
    seenRevision: record?.revision ?? 0,
    sendAt: new Date(Date.now() + 3 * HOUR).toISOString(),
  });
  await settled(worker);
  await worker.signIn('local', 'nia');
  return draft;
}

test('who may not reply cannot send a colleague’s waiting reply early; at its time it goes out as the colleague meant', async () => {
  const draft = await leftForNia();
  await expect(worker.sendNow(draft)).rejects.toMatchObject({ code: 'no-right' });
  await settled(worker);
  expect(await countAtDesk(world, id, 'Good morning')).toBe(0);
  await later(worker, 3.1 * HOUR);
  expect(await countAtDesk(world, id, 'Good morning')).toBe(1);
});

test('nor a reply of theirs that was held back', async () => {
  const draft = await leftForNia();
  await worker.moveItem(draft, ['queued'], (item) => ({ ...item, state: 'held' }));
  await expect(worker.retryItem(draft)).rejects.toMatchObject({ code: 'no-right' });
  await settled(worker);
  expect(await countAtDesk(world, id, 'Good morning')).toBe(0);
  await worker.signIn('local', 'ben');
  await worker.retryItem(draft);
  await settled(worker);
  expect(await countAtDesk(world, id, 'Good morning')).toBe(1);
});

test('a note of theirs is tried again by anybody', async () => {
  await worker.signIn('local', 'nia');
  const record = await worker.caseById(id);
  const draft = crypto.randomUUID();
  world.fault = null;
  await worker.submitNote({
    draft,
    case: id,
    text: 'For the team',
    attachments: [],
    status: null,
    seenRevision: record?.revision ?? 0,
  });
  await worker.moveItem(draft, ['queued', 'sent'], (item) => ({ ...item, state: 'failed' }));
  await worker.retryItem(draft);
  await settled(worker);
  expect(await countAtDesk(world, id, 'For the team')).toBe(1);
});

test('nor take it away from the colleague; the own one, from before the right was gone, can be taken back', async () => {
  const draft = await leftForNia();
  await expect(worker.takeBack(draft)).rejects.toMatchObject({ code: 'no-right' });
  await expect(worker.discardItem(draft)).rejects.toMatchObject({ code: 'no-right' });
  expect(await (await worker.database()).get('outbox', draft)).toMatchObject({ state: 'queued' });
  await worker.moveItem(draft, ['queued'], (item) => ({ ...item, agent: 'nia' }));
  expect((await worker.takeBack(draft)).draft.text).toBe('Good morning');
});
