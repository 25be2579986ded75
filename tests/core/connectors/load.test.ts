import { beforeEach, expect, test, vi } from 'vitest';
import type { DeskEntry } from '@/core/connectors/hand-over';

/** Paths that were run, and what running the next ones does. */
const ran: string[] = [];
let script = () => {};
vi.mock('@/core/connectors/run-script', () => ({
  keepScripts: () => {},
  runScript: async (path: string) => {
    ran.push(path);
    script();
  },
}));

const entry: DeskEntry = { open: () => Promise.reject(new Error('not opened here')) };

beforeEach(() => {
  vi.resetModules();
  ran.length = 0;
  Reflect.deleteProperty(globalThis, 'casebar-desk-local');
});

const load = async () => ({
  ...(await import('@/core/connectors/load')),
  ...(await import('@/core/connectors/hand-over')),
});

test('a desk’s code is loaded at its first use, and once for two who ask in the same moment', async () => {
  const { deskEntry, handOver } = await load();
  script = () => handOver('local', entry);
  expect(ran).toEqual([]);
  const [one, two] = await Promise.all([deskEntry('local'), deskEntry('local')]);
  expect(one).toBe(entry);
  expect(two).toBe(entry);
  expect(ran).toEqual(['/desk-local.js']);
});

test('after a load that failed the next one tries again', async () => {
  const { deskEntry, handOver } = await load();
  script = () => {
    throw new Error('not now');
  };
  await expect(deskEntry('local')).rejects.toThrow('not now');
  script = () => handOver('local', entry);
  expect(await deskEntry('local')).toBe(entry);
});

test.each([undefined, {}, { open: 'yes' }, { ...entry, embedded: true }])(
  'a script that hands over %j is refused',
  async (wrong) => {
    const { deskEntry } = await load();
    script = () => Reflect.set(globalThis, 'casebar-desk-local', wrong);
    await expect(deskEntry('local')).rejects.toThrow();
  },
);
