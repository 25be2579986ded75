// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Submitted } from '@/core/workflow/submit-reply';
import {
  aWorld,
  caseAt,
  countAtDesk,
  killWorker,
  settled,
  signedInWorker,
  startWorker,
  type Worker,
  type World,
} from '../../fixtures/worker';

const submitted = (over: Partial<Submitted> & { case: string }): Submitted => ({
  draft: crypto.randomUUID(),
  text: 'Hello',
  attachments: [],
  status: null,
  seenRevision: 1,
  ...over,
});
const items = async (worker: Worker) => (await worker.database()).getAllFromIndex('outbox', 'bySeq');

let world: World;
let worker: Worker;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.spyOn(console, 'error').mockImplementation(() => {});
  world = await aWorld();
  worker = await signedInWorker(world);
});
afterEach(() => {
  killWorker();
  vi.useRealTimers();
});

describe('from draft to outbox', () => {
  const draft = (id: string, caseId: string) => ({
    id,
    case: caseId,
    tab: 'reply',
    agent: 'ana',
    text: 'Hello',
    attachments: [],
    savedAt: new Date().toISOString(),
  });

  test('whenever the worker dies, the text is in the draft or in the outbox', async () => {
    const seen = new Set<string>();
    for (let survives = 0; survives < 12; survives++) {
      const id = await caseAt(world, worker);
      const given = submitted({ case: id });
      await fakeBrowser.storage.local.set({ [`draft:${id}:reply:ana`]: draft(given.draft, id) });
      world.fault = 'stall';
      world.transactionsLeft = survives;
      await worker.submitReply(given).catch(() => {});
      world.fault = null;
      worker = await startWorker(world);
      const stored = (await fakeBrowser.storage.local.get())[`draft:${id}:reply:ana`];
      const kept = JSON.stringify(stored ?? {}).includes('"text"');
      const owed = (await items(worker)).some((item) => item.id === given.draft);
      expect(kept || owed).toBe(true);
      seen.add(`${kept} ${owed}`);
      await settled(worker);
      expect(await countAtDesk(world, id, 'Hello')).toBe(owed ? 1 : 0);
    }
    // Both ends of the way were met, or this would prove nothing.
    expect(seen).toContain('true false');
    expect(seen).toContain('false true');
  });

  test('the same draft submitted from two windows at once is one message', async () => {
    const id = await caseAt(world, worker);
    const given = submitted({ case: id });
    await Promise.all([worker.submitReply(given), worker.submitReply(given)]);
    await settled(worker);
    await worker.submitReply(given);
    await settled(worker);
    expect(await countAtDesk(world, id, 'Hello')).toBe(1);
    expect(await items(worker)).toHaveLength(1);
  });

  test('the same draft with another text is refused and stays a draft', async () => {
    const id = await caseAt(world, worker);
    const given = submitted({ case: id });
    await worker.submitReply(given);
    await settled(worker);
    await fakeBrowser.storage.local.set({ [`draft:${id}:reply:ana`]: draft(given.draft, id) });
    const again = worker.submitReply({ ...given, text: 'Hello, and one more thing' });
    await expect(again).rejects.toMatchObject({ code: 'conflict' });
    expect(await fakeBrowser.storage.local.get()).toHaveProperty([`draft:${id}:reply:ana`]);
  });

  test('a newer draft of the same case stays when an older one is sent', async () => {
    const id = await caseAt(world, worker);
    await fakeBrowser.storage.local.set({ [`draft:${id}:reply:ana`]: draft('another', id) });
    await worker.submitReply(submitted({ case: id }));
    expect(await fakeBrowser.storage.local.get()).toHaveProperty([`draft:${id}:reply:ana`]);
  });

  test('a reply goes nowhere without the right to reply, on a closed case, or empty', async () => {
    const closed = await caseAt(world, worker, { status: 'closed' });
    const open = await caseAt(world, worker);
    await expect(worker.submitReply(submitted({ case: closed }))).rejects.toMatchObject({
      code: 'closed-case',
    });
    await expect(worker.submitReply(submitted({ case: open, text: ' \n' }))).rejects.toMatchObject({
      code: 'empty',
    });
    await worker.signIn('local', 'nia');
    await expect(worker.submitReply(submitted({ case: open }))).rejects.toMatchObject({ code: 'no-right' });
    expect(await items(worker)).toEqual([]);
  });

  test('what a file really is decides, not what the surface says of it', async () => {
    const id = await caseAt(world, worker);
    const db = await worker.database();
    const blob = new Blob([new Uint8Array(1_000_001)]);
    const createdAt = new Date().toISOString();
    await db.put('files', { id: 'f', name: 'big.png', type: 'image/png', blob, createdAt });
    const attachments = [{ id: 'f', name: 'small.png', type: 'image/png', size: 10 }];
    const sent = worker.submitReply(submitted({ case: id, attachments }));
    await expect(sent).rejects.toMatchObject({ code: 'too-large', detail: 'big.png' });
  });

  test('a note stays a note', async () => {
    const id = await caseAt(world, worker);
    await worker.submitNote(submitted({ case: id, text: 'between us' }));
    await settled(worker);
    const thread = await world.db.getAllFromIndex('messages', 'byCase');
    expect(thread.find((entry) => entry.text === 'between us')).toMatchObject({
      kind: 'note',
      direction: 'none',
    });
  });
});
