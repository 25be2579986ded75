// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Attachment } from '@/core/model/message';
import { approvalArgs, ask, requestOf } from '../../fixtures/approvals';
import {
  aWorld,
  caseAt,
  killWorker,
  later,
  settled,
  signedInWorker,
  startWorker,
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

/** A file in our own store, as the composer leaves it. */
async function aFile(file: string): Promise<Attachment> {
  const { keepBlob } = await import('@/core/store/files');
  await keepBlob({ id: file, name: `${file}.pdf`, type: 'application/pdf', blob: new Blob(['bytes']) });
  return { id: file, name: `${file}.pdf`, type: 'application/pdf', size: 5 };
}
const forget = async (file: string) => (await worker.database()).delete('files', file);
const atDesk = async (file: string) => (await world.db.get('files', file)) !== undefined;
const outFiles = async () => {
  const { messages } = await worker.queries.thread.run({ case: id, limit: 20 });
  return messages
    .filter(({ direction }) => direction === 'out')
    .map((one) => one.attachments.map((a) => a.id));
};

describe('files of a request', () => {
  test('go with it, and out with the approved message, though the approver’s browser never had them', async () => {
    const draft = await ask(worker, id, { attachments: [await aFile('plan')] });
    await settled(worker);
    expect(await atDesk('plan')).toBe(true);
    await forget('plan');
    await worker.signIn('local', 'ben');
    await worker.approveReply(await approvalArgs(worker, await requestOf(worker, draft)));
    await settled(worker);
    expect(await outFiles()).toEqual([['plan']]);
  });

  test('one that the approver adds goes with the decision, one they take out does not', async () => {
    const draft = await ask(worker, id, { attachments: [await aFile('plan'), await aFile('old')] });
    await settled(worker);
    await forget('plan');
    await worker.signIn('local', 'ben');
    const one = await requestOf(worker, draft);
    const [plan] = one.proposal.attachments;
    const attachments = [...(plan ? [plan] : []), await aFile('added')];
    await worker.approveReply(await approvalArgs(worker, one, { attachments }));
    await settled(worker);
    expect(await atDesk('added')).toBe(true);
    expect(await outFiles()).toEqual([['plan', 'added']]);
  });

  test('a new text keeps those the desk has, without their bytes', async () => {
    const draft = await ask(worker, id, { attachments: [await aFile('plan')] });
    await settled(worker);
    await forget('plan');
    const { proposal } = await requestOf(worker, draft);
    const of = { approval: `local:${draft}`, revision: 1 };
    await ask(worker, id, { text: 'Better', attachments: proposal.attachments, of });
    await settled(worker);
    expect(await requestOf(worker, draft)).toMatchObject({
      revision: 2,
      proposal: { text: 'Better', attachments: [{ id: 'plan' }] },
    });
  });

  test('one that is gone before it leaves stops it, with its name and steps', async () => {
    const draft = await ask(worker, id, { attachments: [await aFile('plan')], undo: 5_000 });
    await forget('plan');
    await later(worker, 31_000);
    expect(await worker.itemById(draft)).toMatchObject({
      state: 'failed',
      problem: { code: 'gone', detail: 'plan.pdf' },
    });
    const { rows } = await worker.queries.outbox.run(null);
    expect(rows[0]?.steps).toEqual(['again', 'edit', 'discard', 'open', 'copy']);
  });

  test('one that is gone at the desk stops the approval: the case is not what it was', async () => {
    const draft = await ask(worker, id, { attachments: [await aFile('plan')] });
    await settled(worker);
    await world.db.delete('files', 'plan');
    await worker.signIn('local', 'ben');
    const args = await approvalArgs(worker, await requestOf(worker, draft));
    await worker.approveReply(args);
    await settled(worker);
    expect(await worker.itemById(args.id)).toMatchObject({
      state: 'failed',
      problem: { code: 'case-moved', detail: 'files' },
    });
    expect(await outFiles()).toEqual([]);
  });

  test('are not swept while it waits, and its text is among those that can be saved', async () => {
    await ask(worker, id, { attachments: [await aFile('plan')], undo: 60_000 });
    const { filesInUse } = await import('@/core/workflow/keep-drafts');
    expect([...(await filesInUse())]).toContain('plan');
    const { savedTexts } = await import('@/core/store/saved-texts');
    expect(await savedTexts()).toMatchObject([{ kind: 'unsent', text: 'Dear Carla, we repair it.' }]);
  });
});

test('at a desk that takes files first they go before the step, once each', async () => {
  const begun: string[] = [];
  world = { ...world, upload: async ({ id: file }) => `ref-${begun.push(file)}` };
  worker = await startWorker(world);
  const draft = await ask(worker, id, { attachments: [await aFile('plan')] });
  await vi.waitFor(async () => expect((await worker.itemById(draft))?.attempts.length).toBeGreaterThan(0));
  await settled(worker);
  expect(begun).toEqual(['plan']);
  expect((await worker.itemById(draft))?.uploads).toMatchObject({ plan: { ref: 'ref-1' } });
});
