// @vitest-environment node

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DeskServer } from '@/core/connectors/local/server/desk-server';
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
/** The side of the desk that this worker speaks to; who is where is in its memory only. */
let desk: DeskServer;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  world = await aWorld();
  worker = await signedInWorker(world);
  desk = await (await import('@/core/connectors/local/entry')).localServer();
});
afterEach(() => {
  killWorker();
  vi.useRealTimers();
});

const around = async (id: string) => {
  await worker.pullDesk('local');
  const view = await worker.queries.case.run(id);
  return (view?.presences ?? []).map(({ who, doing }) => `${who.name} ${doing}`);
};
const pass = (ms: number) => vi.setSystemTime(Date.now() + ms);
const serverId = (id: string) => id.slice('local:'.length);

test('a colleague who answers is seen at that case only, for twenty seconds', async () => {
  const id = await caseAt(world, worker);
  const other = await caseAt(world, worker);
  await desk.tell(serverId(id), 'answering', 'ben');
  expect(await around(id)).toEqual(['Ben Ode answering']);
  expect(await around(other)).toEqual([]);
  pass(19_000);
  expect(await around(id)).toEqual(['Ben Ode answering']);
  pass(1_500);
  expect(await around(id)).toEqual([]);
});

test('what a colleague does is over in the store by itself, also if nobody pulls', async () => {
  const id = await caseAt(world, worker);
  await desk.tell(serverId(id), 'answering', 'ben');
  expect(await around(id)).toEqual(['Ben Ode answering']);
  pass(21_000);
  expect((await worker.queries.case.run(id))?.presences).toEqual([]);
});

test('the agent does not see themselves, but the desk knows', async () => {
  const { tellPresence } = await import('@/core/workflow/tell-presence');
  const id = await caseAt(world, worker);
  await tellPresence(id, 'answering');
  expect(await around(id)).toEqual([]);
  expect((await desk.pull(0)).presences).toMatchObject([
    { case: serverId(id), who: { id: 'ana' }, doing: 'answering' },
  ]);
});

test('who answers in one window and looks in another answers', async () => {
  const id = serverId(await caseAt(world, worker));
  await desk.tell(id, 'answering', 'ben');
  await desk.tell(id, 'viewing', 'ben');
  expect((await desk.pull(0)).presences).toMatchObject([{ doing: 'answering' }]);
});

test('a desk that cannot be reached is simply not told', async () => {
  const { tellPresence } = await import('@/core/workflow/tell-presence');
  const id = await caseAt(world, worker);
  world.fault = 'cut';
  await expect(tellPresence(id, 'answering')).resolves.toBeUndefined();
  world.fault = null;
});

test('a practice customer types shortly before their answer, which is asked for then', async () => {
  const id = await caseAt(world, worker);
  const found = await world.db.get('cases', serverId(id));
  if (!found) throw new Error('no case');
  await world.db.put('cases', { ...found, practice: ['Yes, since Monday'] });
  await worker.owe(id, { kind: 'reply', text: 'Does it squeak?', attachments: [], status: null });
  await settled(worker);
  expect(await around(id)).toEqual([]);
  const due = (await world.db.getAll('due'))[0]?.at ?? '';
  const { nextAt } = await desk.pull(0);
  expect(Date.parse(due) - Date.parse(nextAt ?? '')).toBe(6_000);
  vi.setSystemTime(Date.parse(nextAt ?? '') + 1);
  expect(await around(id)).toEqual(['Carla Lima typing']);
  expect((await desk.pull(0)).nextAt).toBe(due);
  vi.setSystemTime(Date.parse(due) + 1);
  expect(await around(id)).toEqual([]);
  const { messages } = await worker.queries.thread.run({ case: id, limit: 50 });
  expect(messages.map(({ text }) => text)).toContain('Yes, since Monday');
});
