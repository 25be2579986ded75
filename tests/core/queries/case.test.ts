// @vitest-environment node
import { beforeEach, expect, test } from 'vitest';
import { queries } from '@/core/queries/index';
import { applyChanges } from '@/core/store/changes-in';
import { closeDatabase, database } from '@/core/store/database';
import { putDesk, putDirectory } from '@/core/store/desks';
import { enqueue, moveItem } from '@/core/store/outbox';
import {
  aCase,
  aDesk,
  aDirectory,
  aMessage,
  anAgent,
  anItem,
  minutesAfterNoon,
  NOON,
} from '../../fixtures/model';

const reply = (title: string, language: string, kinds: readonly string[] = []) => ({
  id: title,
  title,
  text: title,
  language,
  kinds,
  status: null,
});

let cursor: string | null = null;
const bring = async (over: Partial<Parameters<typeof applyChanges>[0]>) => {
  const since = cursor;
  cursor = String(Number(cursor ?? 0) + 1);
  const nothing = { cases: [], contacts: [], messages: [], gone: [] };
  return applyChanges({ ...nothing, desk: 'local', since, cursor, dueAt: NOON, ...over });
};

beforeEach(async () => {
  await closeDatabase();
  cursor = null;
  await putDesk(aDesk());
  await putDirectory(
    'local',
    aDirectory({
      quickReplies: [
        reply('B hello', 'en'),
        reply('A olá', 'pt-BR'),
        reply('C call', 'en', ['voice']),
        reply('A hi', 'en-GB', ['email', 'chat']),
      ],
    }),
  );
  await bring({ cases: [aCase()] });
});

test('a case nobody knows is told as none', async () => {
  expect(await queries.case.run('local:404')).toBeNull();
  expect(await queries.thread.run({ case: 'local:404', limit: 5 })).toEqual({ messages: [], more: false });
  expect(await queries.quickReplies.run('local:404')).toEqual([]);
});

test('a case comes with names instead of ids, and nothing of how it is stored', async () => {
  await bring({ cases: [aCase({ assignee: 'ben', tags: ['vip', 'gone-tag'], status: 'open' })] });
  const view = await queries.case.run('local:1');
  expect(view?.case).toMatchObject({
    queueName: 'Sales',
    assigneeName: 'Ben Ode',
    tagNames: ['VIP', 'gone-tag'],
    mine: false,
  });
  for (const key of ['said', 'saidUnread', 'seenRevision', 'holder', 'pool', 'since'])
    expect(view?.case).not.toHaveProperty(key);
});

test('quick replies of the channel, those in the language of the contact first', async () => {
  const titles = (await queries.quickReplies.run('local:1')).map(({ title }) => title);
  expect(titles).toEqual(['A hi', 'B hello', 'A olá']);
  await bring({ cases: [aCase({ kind: 'voice', language: 'pt-BR' })] });
  const other = (await queries.quickReplies.run('local:1')).map(({ title }) => title);
  expect(other).toEqual(['A olá', 'B hello', 'C call']);
});

test('the newest part of a thread, oldest first, and whether there is more', async () => {
  const messages = Array.from({ length: 12 }, (_, n) =>
    // Several of one minute: their ids say which was first.
    aMessage({
      id: `local:m${String(n).padStart(9, '0')}`,
      text: `${n}`,
      at: minutesAfterNoon(Math.floor(n / 5)),
    }),
  );
  await bring({ messages });
  const texts = async (limit: number) => {
    const { messages: shown, more } = await queries.thread.run({ case: 'local:1', limit });
    return [shown.map(({ text }) => text).join(' '), more];
  };
  expect(await texts(3)).toEqual(['9 10 11', true]);
  expect(await texts(12)).toEqual(['0 1 2 3 4 5 6 7 8 9 10 11', false]);
  expect(await texts(50)).toEqual(['0 1 2 3 4 5 6 7 8 9 10 11', false]);
});

test('a thread reaches back to an entry somebody wants to see, and some before it', async () => {
  const many = Array.from({ length: 90 }, (_, n) =>
    aMessage({ id: `local:r${n}`, text: `${n}`, at: minutesAfterNoon(n) }),
  );
  await bring({ messages: many });
  const ask = async (reach: string) => {
    const { messages, more } = await queries.thread.run({ case: 'local:1', limit: 10, reach });
    return [messages.length, messages[0]?.text, messages.at(-1)?.text, more];
  };
  expect(await ask('local:r40')).toEqual([75, '15', '89', true]);
  expect(await ask('local:r3')).toEqual([90, '0', '89', false]);
  expect(await ask('local:r85')).toEqual([30, '60', '89', true]);
  // Unknown, or of another case: as if nobody had asked.
  await bring({
    cases: [aCase({ id: 'local:2' })],
    messages: [aMessage({ id: 'local:x', case: 'local:2', at: NOON })],
  });
  expect(await ask('local:404')).toEqual([10, '80', '89', true]);
  expect(await ask('local:x')).toEqual([10, '80', '89', true]);
});

test('messages of the same moment are cut where the answer ends, not left out', async () => {
  const at = minutesAfterNoon(1);
  await bring({ messages: ['a', 'b', 'c', 'd'].map((n) => aMessage({ id: `local:${n}`, text: n, at })) });
  const { messages, more } = await queries.thread.run({ case: 'local:1', limit: 2 });
  expect([messages.map(({ text }) => text), more]).toEqual([['c', 'd'], true]);
});

test('what waits is no trouble yet; what failed, is held, or may be lost is', async () => {
  const states = ['queued', 'sending', 'unconfirmed', 'failed', 'held', 'sent'] as const;
  for (const state of states) {
    await enqueue(anItem({ id: state }), null, 'deliver:local');
    const problem = state === 'sending' ? null : ({ code: 'offline', detail: '' } as const);
    await moveItem(state, ['queued'], (i) => ({ ...i, state, problem: state === 'sent' ? null : problem }));
  }
  const view = await queries.case.run('local:1');
  expect(view?.stuck.map(({ id }) => id)).toEqual(['unconfirmed', 'failed', 'held']);
  expect((await queries.counts.run(null)).stuck).toBe(2);
  expect((await queries.desks.run(null))[0]).toMatchObject({ owed: 3, stuck: 2, nextTryAt: null });
});

test('tabs are those of the agent who is signed in, in their order, without cases that are gone', async () => {
  const db = await database();
  const tab = { desk: 'local', agent: 'ana', preview: false, seenRevision: 0 };
  await bring({ cases: [2, 3, 4].map((n) => aCase({ id: `local:${n}`, assignee: 'ana', status: 'open' })) });
  await db.put('tabs', { ...tab, case: 'local:3', order: 1 });
  await db.put('tabs', { ...tab, case: 'local:2', order: 2 });
  await db.put('tabs', { ...tab, case: 'local:4', order: 3, agent: 'ben' });
  await db.put('tabs', { ...tab, case: 'local:404', order: 4 });
  const shown = async () => (await queries.tabs.run(null)).map((one) => one.case);
  expect(await shown()).toEqual(['local:3', 'local:2']);
  await bring({ gone: ['local:3'] });
  expect(await shown()).toEqual(['local:2']);
  await putDesk(aDesk({ me: anAgent({ id: 'ben' }) }));
  expect(await shown()).toEqual(['local:4']);
});
