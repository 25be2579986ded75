// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { aReply } from '../../fixtures/model';
import {
  aWorld,
  caseAt,
  countAtDesk,
  killWorker,
  later,
  settled,
  signedInWorker,
  startWorker,
  textsAtDesk,
  type Worker,
  type World,
} from '../../fixtures/worker';

let world: World;
let worker: Worker;
let told: string[];
const HOUR = 3_600_000;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.spyOn(console, 'error').mockImplementation(() => {});
  told = [];
  Object.assign(fakeBrowser, {
    notifications: {
      create: async (id: string, { title }: { title: string }) =>
        void (id.startsWith('desk:') && told.push(`${id}: ${title}`)),
      clear: async () => true,
    },
  });
  world = await aWorld();
  worker = await signedInWorker(world);
});
afterEach(() => {
  killWorker();
  vi.useRealTimers();
});

const status = async () => (await worker.queries.desks.run(null))[0];
const states = async () =>
  (await worker.queries.outbox.run(null)).rows.map(({ item, need }) => `${item.state} ${need}`);
const myCase = (over = {}) => caseAt(world, worker, { status: 'open', assignee: 'ana', ...over });

describe('logged out', () => {
  test('everything queues, and the agent is told once, however often the worker starts', async () => {
    const id = await myCase();
    world.fault = 401;
    await worker.owe(id, aReply('one'));
    await settled(worker);
    await worker.owe(id, aReply('two'));
    await settled(worker);
    expect(await status()).toMatchObject({ health: 'signed-out', owed: 2, me: { id: 'ana' } });
    expect(await states()).toEqual(['queued sign-in', 'queued sign-in']);
    expect(told).toEqual(['desk:local: Logged out of Bikes']);
    worker = await startWorker(world);
    for (let n = 0; n < 5; n++) await later(worker, HOUR);
    expect(told).toHaveLength(1);
    expect(await states()).toEqual(['queued sign-in', 'queued sign-in']);
  });

  test('logging in sends it at once and in order, not when its patience would have ended', async () => {
    const id = await myCase();
    world.fault = 401;
    await worker.owe(id, aReply('one'));
    await worker.owe(id, aReply('two'));
    await settled(worker);
    for (let n = 0; n < 4; n++) await later(worker, HOUR);
    world.fault = null;
    await worker.signIn('local', 'ana');
    await settled(worker);
    expect((await textsAtDesk(world, id)).slice(-2)).toEqual(['one', 'two']);
    expect(await status()).toMatchObject({ health: 'in-step', owed: 0 });
  });

  test('a second time is told again', async () => {
    for (let n = 0; n < 2; n++) {
      world.fault = 401;
      await worker.pullDesk('local');
      world.fault = null;
      await worker.signIn('local', 'ana');
    }
    expect(told).toHaveLength(2);
  });

  test('without the permission nothing is told, and everything works all the same', async () => {
    Object.assign(fakeBrowser, { notifications: undefined });
    world.fault = 401;
    await worker.pullDesk('local');
    expect(await status()).toMatchObject({ health: 'signed-out' });
    world.fault = null;
    await worker.signIn('local', 'ana');
    expect(await status()).toMatchObject({ health: 'in-step' });
  });
});

describe('a desk that does not answer', () => {
  test('says when it is asked next, and «Try now» asks it and sends what was put off', async () => {
    const id = await myCase();
    world.fault = 429;
    await worker.owe(id, aReply('one'));
    await settled(worker);
    const down = await status();
    expect(down?.health).toBe('down');
    expect(Date.parse(down?.nextTryAt ?? '')).toBeGreaterThan(Date.now());
    world.fault = null;
    const { tryNow } = await import('@/core/workflow/catch-up');
    await tryNow('local');
    await settled(worker);
    expect(await countAtDesk(world, id, 'one')).toBe(1);
    expect(await status()).toMatchObject({ health: 'in-step', owed: 0, nextTryAt: null });
  });

  test('«Try now» without a line puts nothing off any further', async () => {
    const id = await myCase();
    world.fault = 'cut';
    await worker.owe(id, aReply('one'));
    await settled(worker);
    const dueBefore = (await worker.queries.outbox.run(null)).rows[0]?.item.dueAt;
    const { tryNow } = await import('@/core/workflow/catch-up');
    await tryNow(null);
    expect((await worker.queries.outbox.run(null)).rows[0]?.item.dueAt).toBe(dueBefore);
  });
});

describe('in step', () => {
  test('since it began, not since the last look; a slept night begins anew', async () => {
    const since = async () => (await status())?.since;
    const began = await since();
    for (let n = 0; n < 5; n++) await later(worker, 61_000);
    expect(await since()).toBe(began);
    vi.setSystemTime(Date.now() + 8 * HOUR);
    await worker.pullDesk('local');
    expect(await since()).toBe(new Date().toISOString());
  });

  test('a slept night is caught up when somebody looks, a minute ago is not', async () => {
    const { catchUp } = await import('@/core/workflow/catch-up');
    const id = await myCase({ text: 'Good night' });
    await world.server.receive({ case: id.slice(6), text: 'Anybody there?' });
    const asked = world.requests;
    await catchUp();
    expect(world.requests).toBe(asked);
    vi.setSystemTime(Date.now() + 8 * HOUR);
    await catchUp();
    expect((await worker.caseById(id))?.preview).toBe('Anybody there?');
  });
});

test('what nobody can be sure of is asked about, and what the agent found there is settled, not sent again', async () => {
  const id = await myCase();
  const { connectorOf } = await import('@/core/workflow/connectors');
  vi.spyOn(await connectorOf('local'), 'wasDelivered').mockResolvedValue('unknown');
  world.fault = 'drop-answer';
  await worker.owe(id, aReply('one'));
  await settled(worker);
  world.fault = null;
  await later(worker, HOUR);
  const [row] = (await worker.queries.outbox.run(null)).rows;
  expect(row).toMatchObject({ item: { state: 'held' }, need: 'you', since: [{ text: 'one' }] });
  expect(row?.steps.slice(0, 2)).toEqual(['there', 'again']);
  const { confirmItem } = await import('@/core/workflow/stuck-item');
  await confirmItem(row?.item.id ?? '');
  await settled(worker);
  expect((await worker.queries.outbox.run(null)).rows).toEqual([]);
  expect(await countAtDesk(world, id, 'one')).toBe(1);
  const shown = await worker.queries.thread.run({ case: id, limit: 50 });
  expect(shown.messages.filter(({ text }) => text === 'one')).toHaveLength(1);
});

describe('the badge', () => {
  const badge = async () => [
    await fakeBrowser.action.getBadgeText({}),
    await fakeBrowser.action.getTitle({}),
  ];

  test('tells what needs the agent, in words too, and says it again after a restart', async () => {
    const id = await myCase();
    world.fault = 403;
    await worker.owe(id, { kind: 'tag', tag: 'vip' });
    await settled(worker);
    world.fault = null;
    await fakeBrowser.action.setBadgeText({ text: '' });
    worker = await startWorker(world);
    await vi.waitFor(async () => expect(await badge()).toEqual(['1', 'Casebar: Needs you, not sent: 1']));
    const [row] = (await worker.queries.outbox.run(null)).rows;
    await worker.discardItem(row?.item.id ?? '');
    // Its case has a message nobody has read.
    await vi.waitFor(async () =>
      expect(await badge()).toEqual(['1', 'Casebar: Cases with something new: 1']),
    );
    await worker.markSeen(id, 99);
    await vi.waitFor(async () => expect(await badge()).toEqual(['', 'Casebar']));
  });
});
