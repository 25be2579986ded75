import * as v from 'valibot';
import type { Desk } from '@/core/model/desk';
import type { Right } from '@/core/model/directory';
import { under } from '@/core/model/key-range';
import { isScheduled, isUndoable } from '@/core/model/outbox-item';
import { isUnderWay, needsAgent } from '@/core/model/outbox-need';
import { database } from '@/core/store/database';
import { countApprovals } from './approvals.ts';
import { countView } from './inbox.ts';
import { query } from './query.ts';

/** A desk as its status line tells it. */
export interface DeskStatus extends Desk {
  /** Changes of ours that are on their way, or wait until they can be. */
  readonly owed: number;
  /** Changes of ours that wait for the agent. */
  readonly stuck: number;
  /** When a desk that does not answer is asked again; ISO, null = it answers. */
  readonly nextTryAt: string | null;
  /** Agents and queues, for "who am I" and for giving cases away. */
  readonly agents: readonly {
    readonly id: string;
    readonly name: string;
    readonly rights: readonly Right[];
  }[];
  readonly queues: readonly { readonly id: string; readonly name: string }[];
}

/** Every desk with what it is owed. An empty list means: first run. */
export const desks = query({
  args: v.null(),
  reads: ['desks', 'outbox', 'directories', 'cursors'],
  async run(): Promise<DeskStatus[]> {
    const db = await database();
    const [all, items, directories, cursors] = await Promise.all([
      db.getAll('desks'),
      db.getAll('outbox'),
      db.getAll('directories'),
      db.getAll('cursors'),
    ]);
    return all.map((desk) => {
      const directory = directories.find((one) => one.desk === desk.id);
      const cursor = cursors.find((one) => one.desk === desk.id);
      const ours = items.filter((item) => item.desk === desk.id);
      return {
        ...desk,
        // What waits for a time the agent chose is where they put it, and no news about the desk.
        owed: ours.filter((item) => isUnderWay(item) && !isScheduled(item) && !isUndoable(item)).length,
        stuck: ours.filter(needsAgent).length,
        nextTryAt: cursor && cursor.failures > 0 ? cursor.dueAt : null,
        agents: (directory?.agents ?? []).map(({ id, name, rights }) => ({ id, name, rights })),
        queues: (directory?.queues ?? []).map(({ id, name }) => ({ id, name })),
      };
    });
  },
});

/** How many cases stand in each of the main views, and how many of mine have something new. */
export interface Counts {
  /** Unresolved cases of the signed-in agents. */
  readonly mine: number;
  /** Free cases in queues of theirs. */
  readonly queues: number;
  readonly all: number;
  /** Cases, not messages: one talkative contact is still one thing to look at. */
  readonly unread: number;
  /** Outbox items that need the agent. */
  readonly stuck: number;
  /** Requests that wait for a decision of the signed-in agents. */
  readonly approvals: number;
}

/** Outbox items that need the agent. */
export async function countStuck(): Promise<number> {
  const db = await database();
  const [failed, held, sent] = await Promise.all([
    db.countFromIndex('outbox', 'byState', under('failed')),
    db.countFromIndex('outbox', 'byState', under('held')),
    db.getAllFromIndex('outbox', 'byState', under('sent')),
  ]);
  // Sent by half, or twice: the reply is out, and there is something to know.
  return failed + held + sent.filter(needsAgent).length;
}

/** Cases of whoever is signed in that have something new. */
export async function countUnread(desks: readonly Desk[]): Promise<number> {
  const db = await database();
  let unread = 0;
  for (const { id, me } of desks) {
    if (!me) continue;
    const held = await db.getAllFromIndex('cases', 'byHolder', under(`${id}:${me.id}`));
    unread += held.filter((record) => record.unread > 0).length;
  }
  return unread;
}

/** Answered from index counts wherever possible: it runs after every commit to its stores, for every visible surface. */
export const counts = query({
  args: v.null(),
  reads: ['cases', 'desks', 'outbox', 'approvals'],
  async run(): Promise<Counts> {
    const db = await database();
    const all = await db.getAll('desks');
    const [mine, queues, everything, unread, stuck, approvals] = await Promise.all([
      countView('mine', all),
      countView('queues', all),
      countView('all', all),
      countUnread(all),
      countStuck(),
      countApprovals(),
    ]);
    return { mine, queues, all: everything, unread, stuck, approvals };
  },
});
