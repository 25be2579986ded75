// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Attachment } from '@/core/model/message';
import { approvalArgs, ask, elsewhere, requestOf } from '../../fixtures/approvals';
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

let world: World;
let worker: Worker;
let id: string;

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

const TEXT = 'Dear Carla, we repair it.';
const atDesk = (draft: string) => world.db.get('approvals', draft);
const waits = () => worker.itemsIn(['queued', 'sending', 'unconfirmed', 'failed', 'held']);
const returned = { do: 'return', revision: 1, reason: 'Too short' } as const;
const draftNow = async () => {
  const key = `draft:${id}:approval:nia`;
  return (await fakeBrowser.storage.local.get(key))[key] as
    | { id: string; text: string; attachments: readonly Attachment[] }
    | undefined;
};

/** A file in our own store, as the composer leaves it. */
async function aFile(file: string): Promise<Attachment> {
  const { keepBlob } = await import('@/core/store/files');
  await keepBlob({ id: file, name: `${file}.pdf`, type: 'application/pdf', blob: new Blob(['bytes']) });
  return { id: file, name: `${file}.pdf`, type: 'application/pdf', size: 5 };
}

describe('an author who changes their mind more than once', () => {
  test('a third text while the second is on its way follows it', async () => {
    const draft = await ask(worker, id);
    await settled(worker);
    const approval = `local:${draft}`;
    world.fault = 'cut';
    await worker.pullDesk('local');
    await ask(worker, id, { text: 'Second', of: { approval, revision: 1 } });
    // As it is shown: their own steps lie over it.
    const [row] = (await worker.queries.case.run(id))?.approvals ?? [];
    expect(row?.approval.revision).toBe(2);
    await ask(worker, id, { text: 'Third', of: { approval, revision: 2 } });
    await expect(ask(worker, id, { text: 'Fourth', of: { approval, revision: 1 } })).rejects.toMatchObject({
      code: 'new-revision',
    });
    world.fault = null;
    await later(worker, 60_000);
    expect(await atDesk(draft)).toMatchObject({ revision: 3, proposal: { text: 'Third' } });
    expect(await waits()).toEqual([]);
  });

  test('withdrawn before it left, its new text does not leave either; both are kept', async () => {
    const draft = await ask(worker, id, { undo: 10_000 });
    const approval = `local:${draft}`;
    await ask(worker, id, { text: 'Second', undo: 10_000, of: { approval, revision: 1 } });
    await worker.withdrawApproval(approval);
    expect(await waits()).toEqual([]);
    const kept = (await (await worker.database()).getAll('drafts')).map(({ text }) => text);
    expect(kept.toSorted()).toEqual([TEXT, 'Second'].toSorted());
  });

  test('the same draft with another file is not the same request', async () => {
    world.fault = 'cut';
    await worker.pullDesk('local');
    const draft = await ask(worker, id, { attachments: [await aFile('plan')] });
    await ask(worker, id, { draft, attachments: [await aFile('plan')] });
    await expect(
      ask(worker, id, { draft, attachments: [await aFile('plan'), await aFile('bill')] }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('two windows of one approver', () => {
  test('in the same moment make one decision, and taking it back leaves nothing', async () => {
    const draft = await ask(worker, id);
    await settled(worker);
    await worker.signIn('local', 'ben');
    const one = await requestOf(worker, draft);
    const both = [
      await approvalArgs(worker, one, { undo: 10_000 }),
      await approvalArgs(worker, one, { undo: 10_000 }),
    ];
    const done = await Promise.allSettled(both.map((args) => worker.approveReply(args)));
    expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const [owed, ...more] = await waits();
    expect(more).toEqual([]);
    await worker.takeBack(owed?.id ?? '');
    await later(worker, 60_000);
    expect(await countAtDesk(world, id, TEXT)).toBe(0);
    expect(await atDesk(draft)).toMatchObject({ state: 'waiting' });
  });
});

describe('a decision of which nobody knows whether it arrived', () => {
  test('keeps the same person from deciding once more before they have looked', async () => {
    const draft = await ask(worker, id);
    await settled(worker);
    await worker.signIn('local', 'ben');
    const one = await requestOf(worker, draft);
    const args = await approvalArgs(worker, one, { undo: 60_000 });
    await worker.approveReply(args);
    await worker.moveItem(args.id, ['queued'], (i) => ({
      ...i,
      state: 'held',
      problem: { code: 'unexpected', detail: '' },
    }));
    await expect(worker.approveReply(await approvalArgs(worker, one))).rejects.toMatchObject({
      code: 'already-decided',
    });
    expect((await waits()).map(({ id: of }) => of)).toEqual([args.id]);
  });
});

describe('what comes back to its author', () => {
  const giveBack = async (draft: string) => {
    await elsewhere(world, 'ben', await requestOf(worker, draft), returned);
    await worker.pullDesk('local');
  };

  test('in two browsers, both send it: the second text is not taken for the first', async () => {
    const draft = await ask(worker, id);
    await settled(worker);
    await giveBack(draft);
    await vi.waitFor(async () => expect(await draftNow()).toMatchObject({ text: TEXT }));
    const here = await draftNow();
    // Another browser, which gave it back as well.
    await fakeBrowser.storage.local.remove(`draft:${id}:approval:nia`);
    const db = await worker.database();
    await db.clear('approvals');
    await db.clear('drafts');
    const vitals = await db.get('vitals', 'vitals');
    if (vitals) await db.put('vitals', { ...vitals, generation: crypto.randomUUID() });
    const cursor = await db.get('cursors', 'local');
    const { listed: _, ...unlisted } = cursor ?? { desk: 'local', cursor: null, dueAt: '', failures: 0 };
    await db.put('cursors', unlisted as NonNullable<typeof cursor>);
    await worker.pullDesk('local');
    await vi.waitFor(async () => expect(await draftNow()).toMatchObject({ text: TEXT }));
    const there = await draftNow();
    expect(there?.id).not.toBe(here?.id);
    for (const [draft, text] of [
      [here?.id ?? '', 'From one'],
      [there?.id ?? '', 'From the other'],
    ] as const)
      await ask(worker, id, { draft, text });
    await settled(worker);
    const asked = (await worker.allApprovals()).map(({ proposal }) => proposal.text);
    expect(asked).toEqual(expect.arrayContaining(['From one', 'From the other']));
  });

  test('discarded, it does not come back because a colleague was signed in here meanwhile', async () => {
    const draft = await ask(worker, id);
    await settled(worker);
    await giveBack(draft);
    await vi.waitFor(async () => expect(await draftNow()).toMatchObject({ text: TEXT }));
    const key = `draft:${id}:approval:nia`;
    const oldValue = await draftNow();
    const { keepDrafts } = await import('@/core/workflow/keep-drafts');
    await keepDrafts({ [key]: { newValue: oldValue } });
    await fakeBrowser.storage.local.remove(key);
    await keepDrafts({ [key]: { oldValue } });
    await settled(worker);
    vi.setSystemTime(Date.now() + 25 * 3_600_000);
    await worker.signIn('local', 'ana');
    await settled(worker);
    expect(await worker.approvalById(`local:${draft}`)).toBeUndefined();
    await worker.signIn('local', 'nia');
    await settled(worker);
    await vi.waitFor(async () =>
      expect(await worker.approvalById(`local:${draft}`)).toMatchObject({ back: true }),
    );
    expect(await draftNow()).toBeUndefined();
  });

  test('a file the desk does not give keeps neither this text nor the next one back, and is named', async () => {
    const other = await caseAt(world, worker, { status: 'open', assignee: 'nia' });
    const first = await ask(worker, id, { attachments: [await aFile('plan'), await aFile('bill')] });
    const second = await ask(worker, other, { text: 'Other' });
    await settled(worker);
    await (await worker.database()).delete('files', 'plan');
    await world.db.delete('files', 'plan');
    await giveBack(first);
    await giveBack(second);
    await vi.waitFor(async () => expect(await draftNow()).toMatchObject({ text: TEXT }));
    expect((await draftNow())?.attachments.map(({ name }) => name)).toEqual(['bill.pdf']);
    const [row] = (await worker.queries.case.run(id))?.approvals ?? [];
    expect(row).toMatchObject({ approval: { state: 'returned' }, lost: ['plan.pdf'] });
    expect(row?.approval).not.toHaveProperty('lost');
    // The next list leaves it as it is.
    await worker.pullDesk('local');
    expect((await worker.queries.case.run(id))?.approvals[0]?.lost).toEqual(['plan.pdf']);
  });

  test('a file that cannot be had now keeps only its own text waiting', async () => {
    const other = await caseAt(world, worker, { status: 'open', assignee: 'nia' });
    const first = await ask(worker, id, { attachments: [await aFile('plan')] });
    const second = await ask(worker, other, { text: 'Other' });
    await settled(worker);
    await (await worker.database()).delete('files', 'plan');
    // Something is wrong there, but not for ever.
    const real = IDBObjectStore.prototype.get;
    const file = vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (
      this: IDBObjectStore,
      key,
    ) {
      if (this.name === 'files' && this.transaction.db.name !== 'casebar' && key === 'plan')
        throw new Error('the desk has a bad day');
      return real.call(this, key);
    });
    await giveBack(first);
    await giveBack(second);
    const key = `draft:${other}:approval:nia`;
    await vi.waitFor(async () =>
      expect((await fakeBrowser.storage.local.get(key))[key]).toMatchObject({ text: 'Other' }),
    );
    expect(await draftNow()).toBeUndefined();
    expect(file).toHaveBeenCalled();
    file.mockRestore();
    await worker.pullDesk('local');
    await vi.waitFor(async () => expect(await draftNow()).toMatchObject({ text: TEXT }));
  });

  test('what they withdrew is told in the case as well, until they put it away', async () => {
    const draft = await ask(worker, id);
    await settled(worker);
    await worker.withdrawApproval(`local:${draft}`);
    await settled(worker);
    const told = async () => (await worker.queries.case.run(id))?.approvals ?? [];
    expect(await told()).toMatchObject([
      { approval: { state: 'withdrawn', log: [{ kind: 'requested' }, { kind: 'withdrawn' }] } },
    ]);
    await worker.putApprovalAway(`local:${draft}`);
    expect(await told()).toEqual([]);
  });
});

describe('nothing goes where nobody can decide', () => {
  const admin = async () => {
    const directory = await world.server.directory();
    const ana = directory.agents.find((one) => one.id === 'ana');
    if (!ana) throw new Error('no ana');
    await world.db.put('directory', {
      ...directory,
      key: 'directory',
      queues: [...directory.queues, { id: 'empty', name: 'Empty', mode: 'pull' }],
      agents: directory.agents.map((one) =>
        one.id === 'ana' ? { ...one, rights: ['reply', 'administer'] } : one,
      ),
    });
  };

  test('a reviewer cannot pass it to a queue without anybody who may', async () => {
    await admin();
    const draft = await ask(worker, id);
    await settled(worker);
    await worker.signIn('local', 'ben');
    const pass = { id: 'p1', approval: `local:${draft}`, agent: null, queue: 'empty', note: '' };
    await expect(worker.passApproval(pass)).rejects.toMatchObject({ code: 'gone' });
    const one = await requestOf(worker, draft);
    await expect(
      elsewhere(world, 'ben', one, { do: 'pass', agent: null, queue: 'empty', note: '' }),
    ).rejects.toMatchObject({ code: 'rejected' });
    expect(await atDesk(draft)).toMatchObject({ queue: null, state: 'waiting' });
  });

  test('nor does it go on there by itself; and nobody asks for news without end because of it', async () => {
    await admin();
    const { NO_RULES } = await import('@/core/model/desk-rules');
    await world.server.administer(
      { kind: 'rules', rules: { ...NO_RULES, approvalMinutes: 5, approvalQueue: 'empty' } },
      'ana',
    );
    const draft = await ask(worker, id);
    await settled(worker);
    vi.setSystemTime(Date.now() + 6 * 60_000);
    const { nextAt } = await world.server.pull(0);
    expect(nextAt).toBeNull();
    expect(await atDesk(draft)).toMatchObject({ queue: null, state: 'waiting' });
  });
});

describe('notifications', () => {
  test('the one about several goes when none of them is a question any more', async () => {
    const cleared: string[] = [];
    Object.assign(fakeBrowser, {
      notifications: {
        create: async (one: string) => one,
        clear: async (one: string) => {
          if (one.startsWith('approval:')) cleared.push(one);
          return true;
        },
      },
      i18n: { getMessage: (key: string) => key },
    });
    const drafts = [await ask(worker, id), await ask(worker, await caseAt(world, worker))];
    await settled(worker);
    await worker.signIn('local', 'ben');
    await settled(worker);
    const [a, b] = [await requestOf(worker, drafts[0] ?? ''), await requestOf(worker, drafts[1] ?? '')];
    await elsewhere(world, 'nia', a, { do: 'withdraw' });
    await settled(worker);
    await vi.waitFor(() => expect(cleared).toEqual([`approval:${a.id}`]));
    await elsewhere(world, 'nia', b, { do: 'withdraw' });
    await settled(worker);
    await vi.waitFor(() => expect(cleared).toContain('approval:'));
    Object.assign(fakeBrowser, { notifications: undefined });
  });
});
