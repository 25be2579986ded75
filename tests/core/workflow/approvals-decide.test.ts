// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Approval } from '@/core/model/approval';
import { approvalArgs, approveElsewhere, ask, elsewhere, requestOf } from '../../fixtures/approvals';
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

const TEXT = 'Dear Carla, we repair it.';
let world: World;
let worker: Worker;
let id: string;
let one: Approval;

// Nia asked; Ben decides, in this browser.
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.spyOn(console, 'error').mockImplementation(() => {});
  world = await aWorld();
  worker = await signedInWorker(world, 'nia');
  id = await caseAt(world, worker, { status: 'open', assignee: 'nia', channel: 'phone' });
  const draft = await ask(worker, id);
  await settled(worker);
  await worker.signIn('local', 'ben');
  one = await requestOf(worker, draft);
});
afterEach(() => {
  killWorker();
  vi.useRealTimers();
});

const item = async (step: string) => (await worker.database()).get('outbox', step);
const atDesk = () => world.db.get('approvals', one.id.slice(6));
const list = (over = {}) => worker.queries.approvals.run({ list: 'waiting', limit: 100, ...over });
const approve = async (over: Parameters<typeof approvalArgs>[2] = {}) => {
  const args = await approvalArgs(worker, one, over);
  await worker.approveReply(args);
  return args;
};
const giveBack = async (over: { reason?: string; undo?: number } = {}) => {
  const step = { id: crypto.randomUUID(), approval: one.id, revision: one.revision, reason: 'Too short' };
  await worker.returnApproval({ ...step, ...over });
  return step.id;
};
const secondsPass = async (seconds: number) => {
  vi.setSystemTime(Date.now() + seconds * 1000);
  await worker.runDue();
  await settled(worker);
};
const stuck = async () => (await worker.queries.case.run(id))?.stuck ?? [];
const steps = async () => (await worker.queries.outbox.run(null)).rows.map((row) => row.steps);

describe('deciding', () => {
  test('approved as it is written, it goes out once, in its author’s name', async () => {
    await approve();
    await settled(worker);
    expect(await textsAtDesk(world, id)).toEqual(['Hello there', TEXT]);
    expect(await atDesk()).toMatchObject({ state: 'approved', decision: { by: { id: 'ben' }, text: TEXT } });
    const { messages } = await worker.queries.thread.run({ case: id, limit: 10 });
    expect(messages.find(({ text }) => text === TEXT)).toMatchObject({ author: { id: 'nia' } });
    expect(await list()).toMatchObject({ total: 0, rows: [], stats: { waiting: 0, returnedShare: 0 } });
  });

  test('approved with changes, the changed text goes out; the author’s own is kept', async () => {
    await approve({ text: 'Dear Carla, it is repaired.' });
    await settled(worker);
    expect(await textsAtDesk(world, id)).toEqual(['Hello there', 'Dear Carla, it is repaired.']);
    await worker.signIn('local', 'nia');
    expect((await worker.queries.case.run(id))?.approvals).toMatchObject([
      { approval: { proposal: { text: TEXT }, decision: { text: 'Dear Carla, it is repaired.' } } },
    ]);
  });

  test('what the desk took shows before any list says so', async () => {
    const { id: step } = await approve();
    await vi.waitFor(async () => expect(await item(step)).toMatchObject({ state: 'sent' }));
    expect(await worker.approvalById(one.id)).toMatchObject({ state: 'approved' });
  });

  test('returned with a reason, nothing goes out', async () => {
    await expect(giveBack({ reason: ' ' })).rejects.toMatchObject({ code: 'empty' });
    await giveBack();
    await settled(worker);
    expect(await textsAtDesk(world, id)).toEqual(['Hello there']);
    expect(await atDesk()).toMatchObject({ state: 'returned', decision: { reason: 'Too short' } });
    expect((await list()).stats).toMatchObject({ waiting: 0, returnedShare: 1 });
  });

  test('passed on, it is somebody else’s', async () => {
    const pass = { id: crypto.randomUUID(), approval: one.id, note: 'Yours' };
    await expect(worker.passApproval({ ...pass, agent: 'ana', queue: null })).rejects.toMatchObject({
      code: 'gone',
    });
    await worker.passApproval({ ...pass, agent: null, queue: 'repairs' });
    await settled(worker);
    expect(await atDesk()).toMatchObject({ state: 'waiting', queue: 'repairs' });
  });

  test('asked twice because the answer got lost, it is one decision', async () => {
    const args = await approve();
    await worker.approveReply(args);
    await settled(worker);
    await worker.approveReply(args);
    await settled(worker);
    expect(await countAtDesk(world, id, TEXT)).toBe(1);
    expect(await stuck()).toEqual([]);
    await expect(worker.approveReply({ ...args, text: 'Other' })).rejects.toMatchObject({ code: 'conflict' });
  });

  test('that goes for one that closed the case, too', async () => {
    const args = await approve({ status: 'closed' });
    await settled(worker);
    expect((await worker.caseById(id))?.status).toBe('closed');
    await worker.approveReply(args);
  });

  test('only by whom it is for: not its author, not without the right', async () => {
    for (const agent of ['nia', 'ana']) {
      await worker.signIn('local', agent);
      await expect(approve()).rejects.toMatchObject({ code: 'no-right' });
      await expect(giveBack()).rejects.toMatchObject({ code: 'no-right' });
    }
  });
});

describe('a moment to take it back', () => {
  test('it waits in the list, told as on its way, and counts no more', async () => {
    const { id: step } = await approve({ undo: 5_000 });
    const { rows, stats } = await list();
    expect(rows).toMatchObject([{ owed: { item: step, state: 'queued', step: { do: 'approve' } } }]);
    expect(rows[0]?.owed?.undoUntil).toBeDefined();
    expect(stats.waiting).toBe(0);
    expect((await worker.queries.counts.run(null)).approvals).toBe(0);
    await worker.takeBack(step);
    expect((await worker.queries.counts.run(null)).approvals).toBe(1);
    await secondsPass(6);
    expect(await countAtDesk(world, id, TEXT)).toBe(0);
  });

  test.each(['approve', 'return'] as const)('%s goes once if the worker was stopped', async (kind) => {
    await (kind === 'approve' ? approve({ undo: 5_000 }) : giveBack({ undo: 5_000 }));
    killWorker();
    worker = await startWorker(world, false);
    await later(worker, 31_000);
    expect(await atDesk()).toMatchObject({ state: kind === 'approve' ? 'approved' : 'returned' });
    expect(await countAtDesk(world, id, TEXT)).toBe(kind === 'approve' ? 1 : 0);
  });

  test('a text that was changed and taken back is found among the drafts, never in a reply', async () => {
    const { id: step } = await approve({ text: 'Changed by Ben', undo: 5_000 });
    expect((await worker.takeBack(step)).draft).toMatchObject({ tab: 'approval', text: 'Changed by Ben' });
  });

  test('a second window decides the same: it is told, nothing is owed twice', async () => {
    await approve({ undo: 5_000 });
    await expect(giveBack()).rejects.toMatchObject({ code: 'already-decided', detail: 'Ben Ode' });
    await secondsPass(6);
    expect(await atDesk()).toMatchObject({ state: 'approved' });
  });
});

describe('what is known to be over is not owed', () => {
  const refused = async (code: string, detail = '') => {
    await expect(approve()).rejects.toMatchObject({ code, detail });
    expect(await worker.itemsIn(['queued', 'failed'])).toEqual([]);
  };
  test('decided by somebody else, who is named', async () => {
    await elsewhere(world, 'ben', one, { do: 'return', revision: 1, reason: 'No' });
    await worker.pullDesk('local');
    await refused('already-decided', 'Ben Ode');
  });
  test('rewritten by its author', async () => {
    const { proposal, threadRevision } = one;
    await elsewhere(world, 'nia', one, { do: 'revise', of: 1, proposal, note: '', threadRevision });
    await worker.pullDesk('local');
    await refused('new-revision');
  });
  test('another text than the one that was looked at', async () => {
    await expect(approve({ hash: 'another' })).rejects.toMatchObject({ code: 'new-revision' });
  });
  test('the customer wrote since it was looked at; looked at again it goes', async () => {
    const threadRevision = (await worker.caseById(id))?.revision ?? 0;
    await world.server.receive({ case: id.slice(6), text: 'Any news?' });
    await worker.pullDesk('local');
    expect((await list()).rows[0]?.blocks).toEqual(['moved']);
    await expect(approve({ threadRevision })).rejects.toMatchObject({ code: 'case-moved', detail: 'moved' });
    await approve();
    await settled(worker);
    expect(await countAtDesk(world, id, TEXT)).toBe(1);
  });
  test('somebody else answered', async () => {
    const threadRevision = (await worker.caseById(id))?.revision ?? 0;
    const reply = { kind: 'reply', text: 'Done', attachments: [], status: null } as const;
    await world.server.deliver({ item: crypto.randomUUID(), agent: 'ana', case: id.slice(6), action: reply });
    await worker.pullDesk('local');
    expect((await list()).rows[0]?.blocks).toEqual(['answered']);
    await expect(approve({ threadRevision })).rejects.toMatchObject({
      code: 'case-moved',
      detail: 'answered',
    });
  });
  test('the channel’s window is over', async () => {
    vi.setSystemTime(Date.now() + 25 * 3_600_000);
    expect((await list()).rows[0]?.blocks).toContain('window');
    await refused('case-moved', 'window');
  });
  test('the right was taken away', async () => {
    const me = (await worker.signedIn('local')).me;
    await (await worker.database()).put('desks', {
      ...(await worker.signedIn('local')),
      me: { ...me, rights: ['reply'] },
    });
    await refused('no-right');
  });
  test('gone from the desk’s list', async () => {
    await expect(approve({ approval: 'local:nothing' })).rejects.toMatchObject({ code: 'gone' });
  });
});

describe('what only the desk knows', () => {
  /** Approves with changes, and something happens before it leaves. */
  const meanwhile = async (happens: () => Promise<unknown>) => {
    const { id: step } = await approve({ text: 'Changed by Ben', undo: 5_000 });
    await happens();
    await secondsPass(6);
    return step;
  };

  test.each([
    [
      'decided by somebody else',
      'already-decided',
      'Ben Ode',
      () => approveElsewhere(world, 'ben', worker, one),
    ],
    [
      'rewritten by its author',
      'new-revision',
      '',
      () => {
        const { proposal, threadRevision } = one;
        return elsewhere(world, 'nia', one, { do: 'revise', of: 1, proposal, note: '', threadRevision });
      },
    ],
    [
      'the customer wrote',
      'case-moved',
      'moved',
      () => world.server.receive({ case: id.slice(6), text: 'Wait!' }),
    ],
    ['withdrawn', 'already-decided', 'Nia Cruz', () => elsewhere(world, 'nia', one, { do: 'withdraw' })],
  ] as const)('%s: it stops, says so, and the changed text is kept', async (_, code, detail, happens) => {
    const step = await meanwhile(happens);
    expect(await item(step)).toMatchObject({ state: 'failed', problem: { code, detail } });
    expect(await countAtDesk(world, id, 'Changed by Ben')).toBe(0);
    expect(await steps()).toEqual([['review', 'discard', 'open', 'copy']]);
    expect(await stuck()).toHaveLength(1);
    // Never by itself.
    await later(worker, 3_600_000);
    expect(await countAtDesk(world, id, 'Changed by Ben')).toBe(0);
    expect((await worker.takeBack(step)).draft.text).toBe('Changed by Ben');
    expect(await stuck()).toEqual([]);
  });

  test('decided anew, the refused decision goes, its text stays among the drafts', async () => {
    const step = await meanwhile(() => world.server.receive({ case: id.slice(6), text: 'Wait!' }));
    await giveBack();
    await settled(worker);
    expect(await atDesk()).toMatchObject({ state: 'returned' });
    expect(await item(step)).toBeUndefined();
    expect(await (await worker.database()).getAll('drafts')).toMatchObject([{ text: 'Changed by Ben' }]);
    expect(await stuck()).toEqual([]);
  });

  test('a case that was closed: the request lapsed with it', async () => {
    await world.server.deliver({
      item: crypto.randomUUID(),
      agent: 'ana',
      case: id.slice(6),
      action: { kind: 'status', status: 'closed' },
    });
    await worker.pullDesk('local');
    expect(await worker.approvalById(one.id)).toMatchObject({ state: 'lapsed' });
    await expect(approve()).rejects.toMatchObject({ code: 'case-moved', detail: 'closed' });
  });
});

describe('whatever happens in between, one message', () => {
  test.each(['drop-answer', 'cut', 'repeat', 'rubbish', 500, 429] as const)(
    'a line that does %s',
    async (fault) => {
      world.fault = fault;
      await approve();
      await settled(worker);
      world.fault = null;
      for (let n = 0; n < 4; n++) await later(worker, 900_000);
      expect(await countAtDesk(world, id, TEXT)).toBe(1);
      expect(await atDesk()).toMatchObject({ state: 'approved' });
      expect(await stuck()).toEqual([]);
    },
  );

  test.each(Array.from({ length: 24 }, (_, n) => n * 2))('killed after %i transactions', async (n) => {
    const args = await approvalArgs(worker, one);
    await worker.claimApproval(one.id, one.revision);
    world.transactionsLeft = n;
    await worker.approveReply(args).catch(() => undefined);
    await new Promise((done) => setTimeout(done, 5));
    worker = await startWorker(world);
    await settled(worker);
    for (let round = 0; round < 2; round++) await later(worker, 60_000);
    const { state } = (await atDesk()) ?? {};
    expect(await countAtDesk(world, id, TEXT)).toBe(state === 'approved' ? 1 : 0);
    // Either it is out, or it waits to be decided: nothing is half.
    expect((await list()).total).toBe(state === 'approved' ? 0 : 1);
    expect(await worker.itemsIn(['queued', 'sending', 'unconfirmed', 'failed', 'held'])).toEqual([]);
  });
});

describe('looking at it', () => {
  test('colleagues see who, and until when', async () => {
    const { until } = await worker.claimApproval(one.id, 1);
    await worker.pullDesk('local');
    expect(await requestOf(worker, one.id.slice(6))).toMatchObject({ review: { id: 'ben', until } });
    await worker.releaseApproval(one.id);
    await worker.pullDesk('local');
    expect(await requestOf(worker, one.id.slice(6))).toMatchObject({ review: null });
  });

  test('without a line nobody is told, and that is no error when it ends', async () => {
    world.fault = 'cut';
    await expect(worker.claimApproval(one.id, 1)).rejects.toMatchObject({ code: 'offline' });
    await worker.releaseApproval(one.id);
  });
});
