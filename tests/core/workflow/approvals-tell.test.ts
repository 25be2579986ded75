// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Approval } from '@/core/model/approval';
import {
  approvalArgs,
  approveElsewhere,
  ask,
  askElsewhere,
  elsewhere,
  requestOf,
} from '../../fixtures/approvals';
import {
  aWorld,
  caseAt,
  killWorker,
  settled,
  signedInWorker,
  type Worker,
  type World,
} from '../../fixtures/worker';

const HOUR = 3_600_000;
let world: World;
let worker: Worker;
let told: { id: string; title: string; message: string }[];
let cleared: string[];

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.spyOn(console, 'error').mockImplementation(() => {});
  told = [];
  cleared = [];
  world = await aWorld();
  worker = await signedInWorker(world, 'nia');
  Object.assign(fakeBrowser, {
    notifications: {
      create: async (id: string, { title, message }: { title: string; message: string }) => {
        // Of new messages another test tells.
        if (title.startsWith('approval')) told.push({ id, title, message });
        return id;
      },
      clear: async (id: string) => {
        if (id.startsWith('approval:')) cleared.push(id);
        return true;
      },
    },
    i18n: {
      getMessage: (key: string, values: string | string[] = []) => [key, ...[values].flat()].join(' '),
    },
  });
});
afterEach(() => {
  killWorker();
  vi.useRealTimers();
});

const list = (over = {}) => worker.queries.approvals.run({ list: 'waiting', limit: 100, ...over });
const step = { do: 'return', revision: 1, reason: 'Too short' } as const;
/** Asks at the desk's own side, as from another browser. */
const asked = async (id: string, text = 'Hello', queue: string | null = null): Promise<Approval> => {
  const draft = await askElsewhere(world, id, text, queue);
  await worker.pullDesk('local');
  return requestOf(worker, draft);
};

describe('the list', () => {
  beforeEach(async () => {
    await worker.signIn('local', 'ben');
  });

  test('what ends first comes first, then who waits longest', async () => {
    const mail = await caseAt(world, worker);
    const later = await caseAt(world, worker, { channel: 'phone' });
    await asked(mail, 'waits longest');
    vi.setSystemTime(Date.now() + 1000);
    const other = await caseAt(world, worker);
    await asked(other, 'waits, too');
    await asked(later, 'has a window');
    const { rows, total } = await list();
    expect(rows.map((row) => row.approval.proposal.text)).toEqual([
      'has a window',
      'waits longest',
      'waits, too',
    ]);
    expect(rows.map(({ urgentAt }) => urgentAt !== null)).toEqual([true, false, false]);
    expect(total).toBe(3);
    expect(rows[0]).toMatchObject({
      lastInbound: { text: 'Hello there' },
      case: { contactName: 'Carla Lima', kind: 'whatsapp', queueName: 'Sales' },
      mayDecide: true,
      blocks: [],
    });
  });

  test('is filtered by author, queue and channel, and says by what', async () => {
    await asked(await caseAt(world, worker), 'by mail');
    await asked(await caseAt(world, worker, { channel: 'phone', queue: 'repairs' }), 'by phone');
    const { authors, queues, channels } = await list();
    expect(authors).toEqual([{ id: 'nia', name: 'Nia Cruz' }]);
    expect(queues).toEqual([
      { id: 'repairs', name: 'Repairs' },
      { id: 'sales', name: 'Sales' },
    ]);
    expect([...channels].sort()).toEqual(['email', 'whatsapp']);
    const texts = async (over: object) => (await list(over)).rows.map((row) => row.approval.proposal.text);
    expect(await texts({ channel: 'email' })).toEqual(['by mail']);
    expect(await texts({ queue: 'repairs' })).toEqual(['by phone']);
    expect(await texts({ author: 'nobody' })).toEqual([]);
    expect((await list({ author: 'nobody' })).stats.waiting).toBe(2);
  });

  test('has only what is theirs to decide; its author sees it among their own', async () => {
    const one = await asked(await caseAt(world, worker));
    await worker.signIn('local', 'nia');
    expect((await list()).total).toBe(0);
    expect(await list({ list: 'mine' })).toMatchObject({ rows: [{ approval: { id: one.id } }] });
  });

  test('tells how it goes today: median wait, share returned', async () => {
    const first = await asked(await caseAt(world, worker));
    const second = await asked(await caseAt(world, worker));
    expect((await list()).stats).toEqual({ waiting: 2, medianWaitToday: null, returnedShare: null });
    vi.setSystemTime(Date.now() + 60_000);
    await elsewhere(world, 'ben', first, step);
    vi.setSystemTime(Date.now() + 60_000);
    await approveElsewhere(world, 'ben', worker, second);
    await worker.pullDesk('local');
    const { stats } = await list();
    expect(stats).toMatchObject({ waiting: 0, returnedShare: 0.5 });
    expect(stats.medianWaitToday).toBeGreaterThanOrEqual(89_000);
    expect(stats.medianWaitToday).toBeLessThanOrEqual(91_000);
  });

  test('one of them comes with everything beside it', async () => {
    const one = await asked(await caseAt(world, worker));
    expect(await worker.queries.approval.run(one.id)).toMatchObject({
      approval: { id: one.id },
      recent: [{ text: 'Hello there' }, { kind: 'event' }],
      channel: { id: 'mail' },
      me: { id: 'ben' },
      contact: { name: 'Carla Lima' },
    });
    expect(await worker.queries.approval.run('local:nothing')).toBeNull();
  });

  test('of three hundred is there at once', async () => {
    const places = await Promise.all(Array.from({ length: 20 }, () => caseAt(world, worker)));
    const one = await asked(places[0] ?? '');
    const db = await worker.database();
    const tx = db.transaction('approvals', 'readwrite');
    for (let n = 0; n < 300; n++)
      await tx.store.put({ ...one, id: `local:many${n}`, case: places[n % 20] ?? '' });
    await tx.done;
    expect((await list({ limit: 300 })).rows).toHaveLength(300);
    expect((await worker.queries.counts.run(null)).approvals).toBe(301);
  });
});

describe('the icon', () => {
  const badge = async () => {
    const { setBadge } = await import('@/core/workflow/badge');
    await setBadge();
    return { text: await fakeBrowser.action.getBadgeText({}), title: await fakeBrowser.action.getTitle({}) };
  };

  test('tells approvers how many wait for them, and nobody else', async () => {
    const one = await asked(await caseAt(world, worker, { assignee: 'nia', status: 'open' }));
    expect((await badge()).title).not.toContain('badgeApprovals');
    await worker.signIn('local', 'ben');
    expect(await badge()).toMatchObject({ text: '1', title: 'extName: badgeApprovals 1' });
    await worker.approveReply(await approvalArgs(worker, one, { undo: 5_000 }));
    expect((await badge()).title).not.toContain('badgeApprovals');
  });
});

describe('notifications', () => {
  test('who may decide is told of a new request, once; nothing of what waited before they came', async () => {
    await asked(await caseAt(world, worker));
    await worker.signIn('local', 'ben');
    await settled(worker);
    expect(told).toEqual([]);
    const one = await asked(await caseAt(world, worker), 'We repair it');
    await settled(worker);
    expect(told).toEqual([
      {
        id: `approval:${one.id}`,
        title: 'approvalAsked Nia Cruz Carla Lima',
        message: 'We repair it',
      },
    ]);
    await elsewhere(world, 'ben', one, step);
    await worker.pullDesk('local');
    await vi.waitFor(() => expect(cleared).toEqual([`approval:${one.id}`]));
  });

  test('several at once are one line', async () => {
    await worker.signIn('local', 'ben');
    const [a, b] = [await caseAt(world, worker), await caseAt(world, worker)];
    world.fault = 'cut';
    await asked(a).catch(() => undefined);
    await asked(b).catch(() => undefined);
    world.fault = null;
    await worker.pullDesk('local');
    await vi.waitFor(() => expect(told).toMatchObject([{ id: 'approval:', title: 'approvalsAsked 2' }]));
  });

  test('who may not decide is not told', async () => {
    await worker.signIn('local', 'ana');
    await asked(await caseAt(world, worker));
    await settled(worker);
    expect(told).toEqual([]);
  });

  test.each([
    ['approved as written', 'approvalApproved', 'Hello', undefined],
    ['approved with changes', 'approvalChanged', 'Hello', 'Changed'],
    ['returned', 'approvalReturned', 'Too short', null],
  ] as const)('its author is told: %s', async (_, title, message, text) => {
    const id = await caseAt(world, worker, { assignee: 'nia', status: 'open' });
    await ask(worker, id, { text: 'Hello' });
    await settled(worker);
    const [one] = await worker.allApprovals();
    if (!one) throw new Error('nothing asked');
    const { revision, hash, proposal } = one;
    const approve = { do: 'approve', revision, hash, threadRevision: 1 } as const;
    await elsewhere(
      world,
      'ben',
      one,
      text === null ? step : { ...approve, proposal: { ...proposal, text: text ?? 'Hello' } },
    );
    await worker.pullDesk('local');
    await vi.waitFor(() =>
      expect(told).toEqual([{ id: `case:${id}`, title: `${title} Carla Lima`, message }]),
    );
    await settled(worker);
    expect(told).toHaveLength(1);
  });

  test('and that it lapsed with its case; never of what they did themselves', async () => {
    const id = await caseAt(world, worker, { assignee: 'nia', status: 'open' });
    const draft = await ask(worker, id);
    await settled(worker);
    await worker.withdrawApproval(`local:${draft}`);
    await settled(worker);
    expect(told).toEqual([]);
    await ask(worker, id);
    await settled(worker);
    const action = { kind: 'status', status: 'closed' } as const;
    await world.server.deliver({ item: crypto.randomUUID(), agent: 'ana', case: id.slice(6), action });
    await worker.pullDesk('local');
    await vi.waitFor(() => expect(told).toMatchObject([{ title: 'approvalLapsed Carla Lima' }]));
  });

  test('nobody who looks at a surface, and nobody without the permission', async () => {
    await worker.signIn('local', 'ben');
    const { surfaceCame } = await import('@/core/workflow/notify');
    const gone = surfaceCame({});
    await asked(await caseAt(world, worker));
    await settled(worker);
    gone();
    Object.assign(fakeBrowser, { notifications: undefined });
    await asked(await caseAt(world, worker));
    await settled(worker);
    expect(told).toEqual([]);
  });

  test('a click opens the request in a tab; one about a case, the case', async () => {
    const { openNotified } = await import('@/core/workflow/notify-approvals');
    const opened: (string | undefined)[] = [];
    vi.spyOn(fakeBrowser.tabs, 'create').mockImplementation(async ({ url }) => {
      opened.push(url?.replace(/^.*\//, ''));
      return {} as never;
    });
    for (const id of ['approval:local:1', 'approval:', 'case:local:7']) await openNotified(id);
    expect(opened).toEqual(['popup.html?approval=local%3A1', 'popup.html', 'sidebar.html?case=local%3A7']);
  });
});

test('a desk that an earlier version stored learns of its approvals with the next pull, without telling old ones', async () => {
  await worker.signIn('local', 'ben');
  const one = await asked(await caseAt(world, worker));
  told = [];
  const db = await worker.database();
  const desk = await worker.signedIn('local');
  const { approvals: _, enforcesReply: __, ...before } = desk.capabilities;
  await db.put('desks', { ...desk, capabilities: before as typeof desk.capabilities });
  const cursor = await db.get('cursors', 'local');
  if (cursor) {
    const { listed: ___, ...old } = cursor;
    await db.put('cursors', old);
  }
  await db.clear('approvals');
  await worker.pullDesk('local');
  expect((await worker.signedIn('local')).capabilities.approvals).toBe(true);
  expect(await worker.approvalById(one.id)).toMatchObject({ state: 'waiting' });
  expect(told).toEqual([]);
});

test('somebody else signs in: what they are told is listed anew, though nothing changed at the desk', async () => {
  await worker.signIn('local', 'ben');
  const one = await asked(await caseAt(world, worker));
  await elsewhere(world, 'ben', one, step);
  await worker.pullDesk('local');
  vi.setSystemTime(Date.now() + 48 * HOUR);
  const pull = world.server.pull;
  vi.spyOn(world.server, 'pull').mockImplementation(async (since) => ({
    ...(await pull(since)),
    approvalsChanged: false,
  }));
  await worker.signIn('local', 'ana');
  expect(await worker.allApprovals()).toEqual([]);
});

test('requests are listed again only when the desk says that something changed', async () => {
  await asked(await caseAt(world, worker));
  const spy = vi.spyOn(world.server, 'approvals');
  await worker.pullDesk('local');
  expect(spy).not.toHaveBeenCalled();
  const HOURS = 2 * HOUR;
  vi.setSystemTime(Date.now() + HOURS);
  await worker.pullDesk('local');
  expect(spy).not.toHaveBeenCalled();
});
