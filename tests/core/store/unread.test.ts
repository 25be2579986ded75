// @vitest-environment node

import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { caseById } from '@/core/store/cases';
import { applyChanges, markSeen } from '@/core/store/changes-in';
import { closeDatabase } from '@/core/store/database';
import { putDesk } from '@/core/store/desks';
import { aCase, aDesk, NOON } from '../../fixtures/model';

let cursor: string | null = null;
async function fresh() {
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
  cursor = null;
  await putDesk(aDesk());
}
beforeEach(fresh);

/** The desk tells of the case: so many messages so far, so many unread of them. */
async function told(revision: number, unread: number) {
  const next = String(Number(cursor ?? 0) + 1);
  const cases = [aCase({ revision, unread })];
  const nothing = { contacts: [], messages: [], gone: [] };
  await applyChanges({ ...nothing, desk: 'local', cases, since: cursor, cursor: next, dueAt: NOON });
  cursor = next;
}
const unread = async () => (await caseById('local:1'))?.unread;

test('what the agent has looked at is not unread any more, what comes later is', async () => {
  await told(2, 2);
  expect(await unread()).toBe(2);
  await markSeen('local:1', 2);
  expect(await unread()).toBe(0);
  await told(3, 3);
  expect(await unread()).toBe(1);
});

test('two new messages after a colleague answered two seen ones are two unread, not none', async () => {
  await told(2, 2);
  await markSeen('local:1', 2);
  // One pull brings it all: the answer and the two new ones; the desk counts two again.
  await told(5, 2);
  expect(await unread()).toBe(2);
});

test('a message that came while the agent was looking stays unread', async () => {
  await told(1, 1);
  await told(2, 2);
  await markSeen('local:1', 1);
  expect(await unread()).toBe(1);
  await markSeen('local:1', 2);
  expect(await unread()).toBe(0);
});

test('looking at an old state of the case takes nothing back', async () => {
  await told(2, 2);
  await markSeen('local:1', 2);
  await markSeen('local:1', 1);
  expect(await unread()).toBe(0);
});

type Happening = 'customer' | 'agent' | 'pull' | 'look';

test('unread is what the customer wrote since the last answer and the last look, whenever pulls happen', async () => {
  const happenings = fc.array(fc.constantFrom<Happening>('customer', 'customer', 'agent', 'pull', 'look'), {
    maxLength: 30,
  });
  await fc.assert(
    fc.asyncProperty(happenings, async (all) => {
      await fresh();
      const thread: ('in' | 'out')[] = [];
      let known = 0;
      let seen = 0;
      const pull = () => {
        known = thread.length;
        return told(thread.length, thread.slice(thread.lastIndexOf('out') + 1).length);
      };
      for (const one of all) {
        if (one === 'customer') thread.push('in');
        if (one === 'agent') thread.push('out');
        if (one === 'pull') await pull();
        if (one === 'look') {
          seen = Math.max(seen, known);
          await markSeen('local:1', known);
        }
      }
      await pull();
      const answered = thread.lastIndexOf('out') + 1;
      expect(await unread()).toBe(thread.length - Math.max(answered, seen));
    }),
    { numRuns: 300 },
  );
});
