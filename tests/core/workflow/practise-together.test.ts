// @vitest-environment node
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { openServer } from '@/core/connectors/local/server/database';
import { createDeskServer } from '@/core/connectors/local/server/desk-server';
import type { ApprovalStep } from '@/core/model/approval';
import { codeOf } from '@/core/model/errors';
import { smallDesk } from '../../fixtures/small-desk';
import { aWorld, killWorker, settled, startWorker, type Worker, type World } from '../../fixtures/worker';
import { type EmbeddedDesk, startEmbeddedDesk } from '../../servers/embedded-desk-http';

const SAMPLE = 'components/public/sample-desk.json';
let shared: EmbeddedDesk;
let world: World;
let worker: Worker;
let names = 0;
const address = () => `${shared.base}/#${shared.token}`;

beforeEach(async () => {
  const network = fetch;
  vi.stubGlobal('fetch', (url: string, init?: RequestInit) =>
    url.endsWith('/sample-desk.json')
      ? Promise.resolve(new Response(readFileSync(SAMPLE)))
      : network(url, init),
  );
  const db = await openServer(`shared-${names++}`);
  shared = await startEmbeddedDesk({ db, sample: { ...smallDesk(), name: 'Shared' } });
  const own = await openServer();
  world = { ...(await aWorld()), db: own, server: createDeskServer(own) };
  worker = await startWorker(world);
  await worker.startPractice();
  await settled(worker);
});
afterEach(async () => {
  killWorker();
  await shared.close();
  vi.unstubAllGlobals();
});

const deskNow = () => worker.deskById('local');
const kept = async () => (await fakeBrowser.storage.local.get('practice-together'))['practice-together'];

test('at another address there are other cases and people; each browser is somebody of its own', async () => {
  expect((await deskNow())?.name).not.toBe('Shared');
  await worker.practiseTogether(address());
  expect(await deskNow()).toMatchObject({ name: 'Shared', me: { id: 'ana' }, health: 'in-step' });
  await worker.signIn('local', 'nia');
  expect(await kept()).toMatchObject({ address: address(), me: 'nia' });
  // Whoever comes without saying who they are is still the first one there.
  expect((await shared.server.signIn()).me.id).toBe('ana');
  expect(await worker.practiceLine()).toEqual({ line: 'good', together: address() });
});

test('it stays so in the next life of the worker, and so does a bad line', async () => {
  await worker.practiseTogether(address());
  await worker.signIn('local', 'nia');
  await worker.setPracticeLine('cut');
  worker = await startWorker(world);
  expect(await worker.practiceLine()).toEqual({ line: 'cut', together: address() });
  await worker.setPracticeLine('good');
  await worker.signIn('local');
  expect((await deskNow())?.me?.id).toBe('nia');
});

test('alone again, everything of before is there and nothing of the others', async () => {
  const before = await deskNow();
  await worker.practiseTogether(address());
  await worker.practiseTogether('');
  expect(await deskNow()).toMatchObject({ name: before?.name, me: { id: before?.me?.id } });
});

test('an address where nothing answers, or that is none, changes nothing', async () => {
  const name = (await deskNow())?.name;
  const tried = (wrong: string) => worker.practiseTogether(wrong).then(() => 'done', codeOf);
  expect(await tried('not an address')).toBe('rejected');
  expect(await tried('javascript:alert(1)')).toBe('rejected');
  expect(await tried('http://127.0.0.1:1/#key')).toBe('offline');
  expect(await tried(`${shared.base}/#wrong-key`)).toBe('signed-out');
  expect((await deskNow())?.name).toBe(name);
  expect((await worker.practiceLine()).together).toBe('');
});

test('what somebody else does there is told at once', async () => {
  await worker.practiseTogether(address());
  const seen = async () => (await worker.deskById('local'))?.inStepAt;
  const before = await seen();
  const { putServerCase } = await import('../../fixtures/server-case');
  const id = await putServerCase(await openServer(`shared-${names - 1}`));
  await shared.server.receive({ case: id, text: 'News' });
  await vi.waitFor(async () => expect(await seen()).not.toBe(before), { timeout: 5000 });
});

test('another agent at the same browser is told which requests for approval are theirs', async () => {
  const { putServerCase } = await import('../../fixtures/server-case');
  const db = await openServer(`shared-${names - 1}`);
  const id = await putServerCase(db);
  const proposal = { text: 'May I?', attachments: [], status: null };
  const request = { do: 'request', proposal, note: '', queue: null, threadRevision: 1 } as const;
  const take = (item: string, agent: string, step: ApprovalStep) =>
    shared.server.deliver({ item, agent, case: id, action: { kind: 'approval', approval: 'one', step } });
  await take('one', 'nia', request);
  await take('two', 'ben', { do: 'return', revision: 1, reason: 'No' });
  const row = await db.get('approvals', 'one');
  if (!row) throw new Error('nothing was asked');
  // Long enough ago that only those it is about are told.
  await db.put('approvals', { ...row, updatedAt: new Date(Date.now() - 3 * 24 * 3_600_000).toISOString() });
  await worker.practiseTogether(address());
  expect(await worker.allApprovals()).toEqual([]);
  await worker.signIn('local', 'nia');
  expect(await worker.allApprovals()).toMatchObject([{ id: 'local:one', state: 'returned' }]);
  expect(await kept()).toMatchObject({ me: 'nia', newcomer: false });
});
