// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { type Draft, draftKey } from '@/core/model/draft';
import type { Attachment } from '@/core/model/message';
import {
  aWorld,
  caseAt,
  killWorker,
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
  world = await aWorld();
  worker = await signedInWorker(world, 'nia');
  id = await caseAt(world, worker, { status: 'open', assignee: 'nia' });
});
afterEach(() => {
  killWorker();
  vi.useRealTimers();
});

const key = () => draftKey({ case: id, tab: 'approval', agent: 'nia' });
const written = async () => (await browser.storage.local.get(key()))[key()] as Partial<Draft> | undefined;
const versions = async () => (await (await worker.database()).getAll('drafts')).map(({ text }) => text);

/** Nia asks; answers the request's id at the desk. */
async function asked(text = 'We pay it all back', attachments: Attachment[] = []) {
  const { requestApproval } = await import('@/core/workflow/request-approval');
  const draft = crypto.randomUUID();
  const record = await worker.caseById(id);
  await requestApproval({
    draft,
    case: id,
    text,
    attachments,
    status: 'resolved',
    seenRevision: record?.revision ?? 0,
    note: 'My first refund',
    queue: null,
  });
  await settled(worker);
  return `local:${draft}`;
}

/** Ben looks at it in the same browser and returns it; then Nia is back. */
async function returned(approval: string, before: () => Promise<unknown> = async () => {}) {
  const { returnApproval } = await import('@/core/workflow/decide-approval');
  await worker.signIn('local', 'ben');
  await settled(worker);
  await returnApproval({ id: crypto.randomUUID(), approval, revision: 1, reason: 'Too much' });
  await settled(worker);
  await before();
  await worker.signIn('local', 'nia');
  await settled(worker);
  await vi.waitFor(async () => {
    const stored = await (await worker.database()).get('approvals', approval);
    expect(stored).toMatchObject({ state: 'returned', back: true });
  });
}

describe('a request that a reviewer returned', () => {
  it('is its author’s draft again by itself, with its note and status, as a new request', async () => {
    await returned(await asked());
    expect(await written()).toMatchObject({
      text: 'We pay it all back',
      tab: 'approval',
      review: { note: 'My first refund', queue: null, status: 'resolved', of: null },
    });
  });

  it('brings its files along, though nothing of them was left in this browser', async () => {
    const { putFile, keepFile } = await import('@/core/workflow/files');
    const file = { id: 'bill', name: 'bill.pdf', type: 'application/pdf', size: 8 };
    await putFile({ ...file, index: 0, last: true, base64: btoa('the bill') });
    const approval = await asked('See the bill', [file]);
    const db = await worker.database();
    await db.clear('files');
    // As whoever withdraws it has them copied.
    const [known] = (await db.get('approvals', approval))?.proposal.attachments ?? [];
    if (!known) throw new Error('the desk has no file');
    expect(await keepFile(id, known, 'copy')).toEqual({ size: 8 });
    await db.clear('files');
    await returned(approval);
    const [back] = (await written())?.attachments ?? [];
    expect(back).toMatchObject({ name: 'bill.pdf', size: 8 });
    expect(await db.get('files', back?.id ?? '')).toBeDefined();
  });

  it('comes back once: thrown away, it stays away, whatever the desk lists', async () => {
    await returned(await asked());
    await browser.storage.local.remove(key());
    await settled(worker);
    expect(await written()).toBeUndefined();
  });

  it('never takes the place of what its author wrote since: there it is a version', async () => {
    const approval = await asked();
    const newer = {
      case: id,
      tab: 'approval',
      agent: 'nia',
      id: 'newer',
      text: 'Something else',
      attachments: [],
    };
    await returned(approval, () => browser.storage.local.set({ [key()]: { ...newer, savedAt: 'z' } }));
    expect(await written()).toMatchObject({ text: 'Something else' });
    expect(await versions()).toContain('We pay it all back');
  });

  it('is left alone by a browser that hears of it late, when its author has asked again', async () => {
    const first = await asked();
    await returned(first);
    vi.setSystemTime(Date.now() + 60_000);
    await asked('Half of it');
    // What another browser of hers knows: the requests, and nothing of what was done about them here.
    await browser.storage.local.remove(key());
    const db = await worker.database();
    const stored = await db.get('approvals', first);
    if (stored) await db.put('approvals', { ...stored, back: undefined });
    await db.clear('drafts');
    await settled(worker);
    expect(await db.get('approvals', first)).toMatchObject({ back: true });
    expect(await written()).toBeUndefined();
  });
});
