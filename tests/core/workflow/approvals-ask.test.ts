// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Requested } from '@/core/model/approval-args';
import { approveElsewhere, ask, elsewhere, requestOf } from '../../fixtures/approvals';
import {
  aWorld,
  caseAt,
  killWorker,
  settled,
  signedInWorker,
  startWorker,
  textsAtDesk,
  type Worker,
  type World,
} from '../../fixtures/worker';

let world: World;
let worker: Worker;
let id: string;

// Nia may not reply; everything here is hers.
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.spyOn(console, 'error').mockImplementation(() => {});
  world = await aWorld();
  worker = await signedInWorker(world, 'nia');
  id = await caseAt(world, worker, { status: 'open', assignee: 'nia' });
});
afterEach(() => {
  killWorker();
  vi.useRealTimers();
});

const item = async (draft: string) => (await worker.database()).get('outbox', draft);
const atDesk = (draft: string) => world.db.get('approvals', draft);
const view = async () => worker.queries.case.run(id);
const listed = async () => (await view())?.approvals ?? [];
const secondsPass = async (seconds: number) => {
  vi.setSystemTime(Date.now() + seconds * 1000);
  await worker.runDue();
  await settled(worker);
};

describe('asking', () => {
  test('the request waits at the desk under the draft’s id, and its case tells everybody', async () => {
    const draft = await ask(worker, id);
    await settled(worker);
    expect(await atDesk(draft)).toMatchObject({ state: 'waiting', revision: 1, note: 'Is this right?' });
    expect(await requestOf(worker, draft)).toMatchObject({ author: { id: 'nia', name: 'Nia Cruz' } });
    expect((await view())?.case.pending).toBe(true);
    await worker.signIn('local', 'ana');
    expect((await view())?.case.pending).toBe(true);
    expect(await listed()).toMatchObject([{ approval: { author: { id: 'nia' } }, mayDecide: false }]);
    expect(await textsAtDesk(world, id)).toEqual(['Hello there']);
  });

  test('without a line it is shown at once, with what it waits for, and arrives when the line is back', async () => {
    world.fault = 'cut';
    await worker.pullDesk('local');
    const draft = await ask(worker, id);
    await settled(worker);
    expect(await listed()).toMatchObject([
      {
        approval: { id: `local:${draft}`, state: 'waiting' },
        owed: { step: { do: 'request' }, item: draft },
      },
    ]);
    expect((await worker.queries.inbox.run({ view: 'mine', from: 0, count: 9 })).rows).toMatchObject([
      { id, pending: true },
    ]);
    world.fault = null;
    await secondsPass(60);
    expect(await listed()).toMatchObject([{ approval: { id: `local:${draft}` }, owed: null }]);
    expect(await atDesk(draft)).toMatchObject({ state: 'waiting' });
  });

  test('the same draft twice is one request; another text under its id is none', async () => {
    const draft = await ask(worker, id);
    await ask(worker, id, { draft });
    await expect(ask(worker, id, { draft, text: 'Other' })).rejects.toMatchObject({ code: 'conflict' });
    await settled(worker);
    expect(await worker.allApprovals()).toHaveLength(1);
  });

  test('the draft is gone once the outbox has it', async () => {
    const place = { case: id, tab: 'approval' as const, agent: 'nia' };
    const draft = crypto.randomUUID();
    const key = `draft:${id}:approval:nia`;
    const written = { ...place, id: draft, text: 'x', attachments: [], savedAt: new Date().toISOString() };
    await fakeBrowser.storage.local.set({ [key]: written });
    await ask(worker, id, { draft });
    expect((await fakeBrowser.storage.local.get(key))[key]).toEqual({ sent: draft });
  });

  test.each<[string, Partial<Requested>, string]>([
    ['an empty text', { text: ' ' }, 'empty'],
    ['a file that is not here', { attachments: [{ id: 'f', name: 'a.pdf', type: '', size: 1 }] }, 'gone'],
    ['somebody else’s text', { agent: 'ana' }, 'signed-out'],
    ['news nobody read', { seen: { ids: [], from: '' } }, 'unseen'],
  ])('not with %s', async (_, over, code) => {
    await expect(ask(worker, id, over)).rejects.toMatchObject({ code });
    expect(await worker.itemsIn(['queued', 'sending', 'failed', 'held'])).toEqual([]);
  });

  test('not in a closed case', async () => {
    const closed = await caseAt(world, worker, { status: 'closed' });
    await expect(ask(worker, closed)).rejects.toMatchObject({ code: 'closed-case' });
  });

  test('nor at a desk that carries no approvals', async () => {
    await (await worker.database()).put('desks', {
      ...(await worker.signedIn('local')),
      capabilities: { ...(await worker.signedIn('local')).capabilities, approvals: false },
    });
    await expect(ask(worker, id)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('a moment to take it back', () => {
  test('it waits its seconds, also in the next life of the worker, and goes once', async () => {
    const draft = await ask(worker, id, { undo: 5_000 });
    await settled(worker);
    expect(await worker.queries.goingOut.run(null)).toMatchObject([{ item: draft, tab: 'approval' }]);
    expect(await atDesk(draft)).toBeUndefined();
    worker = await startWorker(world);
    await secondsPass(6);
    expect(await atDesk(draft)).toMatchObject({ state: 'waiting' });
    expect((await worker.allApprovals()).length).toBe(1);
  });

  test('taken back it is a draft for approval again, with note, queue and status', async () => {
    const draft = await ask(worker, id, { undo: 5_000, queue: 'repairs', status: 'resolved' });
    const taken = await worker.takeBack(draft);
    expect(taken.draft).toMatchObject({
      tab: 'approval',
      text: 'Dear Carla, we repair it.',
      review: { note: 'Is this right?', queue: 'repairs', status: 'resolved', of: null },
    });
    await secondsPass(6);
    expect(await worker.allApprovals()).toEqual([]);
    expect((await view())?.case.pending).toBe(false);
  });

  test('the customer writes meanwhile: it stops, and goes only by the author’s word', async () => {
    const record = await worker.caseById(id);
    const { messages } = await worker.queries.thread.run({ case: id, limit: 10 });
    const seen = { ids: messages.map((one) => one.id), from: '' };
    const draft = await ask(worker, id, { undo: 5_000, seen, seenRevision: record?.revision ?? 0 });
    await world.server.receive({ case: id.slice(6), text: 'It is the front brake!' });
    await secondsPass(6);
    expect(await item(draft)).toMatchObject({ state: 'held', missed: 'moved' });
    await worker.retryItem(draft);
    await settled(worker);
    expect(await atDesk(draft)).toMatchObject({ state: 'waiting' });
  });

  test('the window ends meanwhile: it stops, and by the author’s word it goes all the same, once and for good', async () => {
    const phone = await caseAt(world, worker, { status: 'open', assignee: 'nia', channel: 'phone' });
    const draft = await ask(worker, phone, { undo: 5_000 });
    vi.setSystemTime(Date.now() + 25 * 3_600_000);
    await worker.runDue();
    await settled(worker);
    expect(await item(draft)).toMatchObject({ state: 'held', missed: 'window' });
    await worker.retryItem(draft);
    await settled(worker);
    expect(await atDesk(draft)).toMatchObject({ state: 'waiting' });
  });

  test('nobody else takes it back or hurries it', async () => {
    const draft = await ask(worker, id, { undo: 60_000 });
    await worker.signIn('local', 'ben');
    for (const step of [worker.takeBack, worker.discardItem, worker.sendNow, worker.retryItem])
      await expect(step(draft)).rejects.toMatchObject({ code: 'no-right' });
  });
});

describe('a new text', () => {
  test('takes the place of the old one', async () => {
    const draft = await ask(worker, id);
    await settled(worker);
    await ask(worker, id, { text: 'Better', of: { approval: `local:${draft}`, revision: 1 } });
    expect(await listed()).toMatchObject([{ approval: { revision: 2, proposal: { text: 'Better' } } }]);
    await settled(worker);
    expect(await atDesk(draft)).toMatchObject({ revision: 2, proposal: { text: 'Better' } });
    expect((await requestOf(worker, draft)).hash).toBe((await atDesk(draft))?.hash);
  });

  test('of one that has not left yet follows it', async () => {
    world.fault = 'cut';
    await worker.pullDesk('local');
    const draft = await ask(worker, id);
    await ask(worker, id, { text: 'Better', of: { approval: `local:${draft}`, revision: 1 } });
    world.fault = null;
    await secondsPass(60);
    expect(await atDesk(draft)).toMatchObject({ revision: 2, proposal: { text: 'Better' } });
  });

  test('is refused for a revision that is not the last, for a decided one, and for somebody else’s', async () => {
    const draft = await ask(worker, id);
    await settled(worker);
    const of = { approval: `local:${draft}`, revision: 0 };
    await expect(ask(worker, id, { of })).rejects.toMatchObject({ code: 'new-revision' });
    await worker.signIn('local', 'ana');
    await expect(ask(worker, id, { of: { ...of, revision: 1 } })).rejects.toMatchObject({ code: 'no-right' });
    await worker.signIn('local', 'nia');
    await approveElsewhere(world, 'ben', worker, await requestOf(worker, draft));
    await worker.pullDesk('local');
    await expect(ask(worker, id, { of: { ...of, revision: 1 } })).rejects.toMatchObject({
      code: 'already-decided',
      detail: 'Ben Ode',
    });
  });

  test('decided while it was on its way: it stops with a step, the text is kept', async () => {
    const draft = await ask(worker, id);
    await settled(worker);
    const again = await ask(worker, id, {
      text: 'Better',
      undo: 5_000,
      of: { approval: `local:${draft}`, revision: 1 },
    });
    const one = await worker.approvalById(`local:${draft}`);
    if (one) await elsewhere(world, 'ben', one, { do: 'return', revision: 1, reason: 'Too short' });
    await secondsPass(6);
    expect(await item(again)).toMatchObject({ state: 'failed', problem: { code: 'already-decided' } });
    const { rows } = await worker.queries.outbox.run(null);
    expect(rows[0]?.steps).toEqual(['edit', 'discard', 'open', 'copy']);
    expect((await worker.takeBack(again)).draft.text).toBe('Better');
  });
});

describe('withdrawing', () => {
  test('ends it at the desk, and pressed twice it is one step', async () => {
    const draft = await ask(worker, id);
    await settled(worker);
    await Promise.all([worker.withdrawApproval(`local:${draft}`), worker.withdrawApproval(`local:${draft}`)]);
    expect((await view())?.case.pending).toBe(false);
    await settled(worker);
    expect(await atDesk(draft)).toMatchObject({ state: 'withdrawn' });
    expect((await view())?.stuck).toEqual([]);
  });

  test('one that has not left yet only leaves the outbox; its text is kept', async () => {
    const draft = await ask(worker, id, { undo: 60_000 });
    await worker.withdrawApproval(`local:${draft}`);
    expect(await item(draft)).toBeUndefined();
    const drafts = await (await worker.database()).getAll('drafts');
    expect(drafts).toMatchObject([{ tab: 'approval', text: 'Dear Carla, we repair it.' }]);
  });

  test('only by its author, and only while it waits', async () => {
    const draft = await ask(worker, id);
    await settled(worker);
    await worker.signIn('local', 'ana');
    await expect(worker.withdrawApproval(`local:${draft}`)).rejects.toMatchObject({ code: 'no-right' });
    await worker.signIn('local', 'nia');
    await approveElsewhere(world, 'ben', worker, await requestOf(worker, draft));
    await worker.pullDesk('local');
    await expect(worker.withdrawApproval(`local:${draft}`)).rejects.toMatchObject({
      code: 'already-decided',
    });
    await expect(worker.withdrawApproval('local:nothing')).rejects.toMatchObject({ code: 'gone' });
  });
});

describe('its case', () => {
  test('does not go back to its queue when the author closes the tab, until it is decided', async () => {
    const draft = await ask(worker, id, { undo: 5_000 });
    expect(await worker.closeTab(id)).toEqual({ returnedTo: '', undo: '' });
    await secondsPass(6);
    expect(await worker.closeTab(id)).toEqual({ returnedTo: '', undo: '' });
    await approveElsewhere(world, 'ben', worker, await requestOf(worker, draft));
    await worker.pullDesk('local');
    expect(await worker.closeTab(id)).toMatchObject({ returnedTo: 'Sales' });
  });

  test('tells what became of it until its author puts that away; the next list does not bring it back', async () => {
    const draft = await ask(worker, id);
    await settled(worker);
    await elsewhere(world, 'ben', await requestOf(worker, draft), {
      do: 'return',
      revision: 1,
      reason: 'Too short',
    });
    await worker.pullDesk('local');
    expect(await listed()).toMatchObject([
      { approval: { state: 'returned', decision: { reason: 'Too short' } } },
    ]);
    await worker.putApprovalAway(`local:${draft}`);
    expect(await listed()).toEqual([]);
    await ask(worker, id);
    await settled(worker);
    expect(await listed()).toMatchObject([{ approval: { state: 'waiting' } }]);
    expect(await worker.allApprovals()).toHaveLength(2);
  });

  test('is not what comes next after asking', async () => {
    const other = await caseAt(world, worker, { status: 'open', assignee: 'nia' });
    await ask(worker, id);
    const { nextCase } = await import('@/core/workflow/next-case');
    expect(await nextCase(id, 'mine', 'waiting')).toEqual({ case: other });
    expect(await nextCase(other, 'mine', 'waiting')).toEqual({ case: '' });
  });
});

test('a forgotten desk leaves no requests', async () => {
  await ask(worker, id);
  await settled(worker);
  await worker.forgetDesk('local');
  expect(await worker.allApprovals()).toEqual([]);
});
