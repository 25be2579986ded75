// @vitest-environment node
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
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
let shown: { id: string; title: string; message: string }[];

beforeEach(async () => {
  shown = [];
  world = await aWorld();
  worker = await signedInWorker(world);
  Object.assign(fakeBrowser, {
    notifications: {
      create: async (id: string, { title, message }: { title: string; message: string }) => {
        shown.push({ id, title, message });
        return id;
      },
    },
  });
});

afterEach(killWorker);

const writes = async (id: string, text: string) => {
  await world.server.receive({ case: id.slice('local:'.length), text });
  await worker.pullDesk('local');
  await settled(worker);
};

test('a customer who answers in a case of mine is told, once per case', async () => {
  const id = await caseAt(world, worker, { status: 'open', assignee: 'ana' });
  await writes(id, 'Any news?');
  // The first message of the case and the second: one notification, the later words in it.
  expect(new Set(shown.map((one) => one.id))).toEqual(new Set([`case:${id}`]));
  expect(shown.at(-1)?.message).toBe('Any news?');
});

test('cases of colleagues and of nobody are not told', async () => {
  await writes(await caseAt(world, worker, { status: 'open', assignee: 'ben' }), 'Hello Ben');
  await writes(await caseAt(world, worker, { status: 'new', assignee: null }), 'Hello anybody');
  expect(shown).toEqual([]);
});

test('nothing is told without the permission, and the pull works all the same', async () => {
  Object.assign(fakeBrowser, { notifications: undefined });
  const id = await caseAt(world, worker, { status: 'open', assignee: 'ana' });
  await writes(id, 'Any news?');
  expect((await worker.caseById(id))?.unread).toBe(2);
});
