import * as v from 'valibot';
import type { Desk } from '@/core/model/desk';
import type { Right } from '@/core/model/directory';
import { under } from '@/core/model/key-range';
import { isOwed, isScheduled } from '@/core/model/outbox-item';
import { database } from '@/core/store/database';
import { countView } from './inbox.ts';
import { query } from './query.ts';

/** A desk as its status line tells it. */
export interface DeskStatus extends Desk {
  /** Changes of ours it has not confirmed. */
  readonly owed: number;
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
  reads: ['desks', 'outbox', 'directories'],
  async run(): Promise<DeskStatus[]> {
    const db = await database();
    const [all, items, directories] = await Promise.all([
      db.getAll('desks'),
      db.getAll('outbox'),
      db.getAll('directories'),
    ]);
    return all.map((desk) => {
      const directory = directories.find((one) => one.desk === desk.id);
      return {
        ...desk,
        // What waits for a time the agent chose is where they put it, and no news about the desk.
        owed: items.filter((item) => item.desk === desk.id && isOwed(item.state) && !isScheduled(item))
          .length,
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
}

/** Answered from index counts wherever possible: it runs after every commit to its stores, for every visible surface. */
export const counts = query({
  args: v.null(),
  reads: ['cases', 'desks', 'outbox'],
  async run(): Promise<Counts> {
    const db = await database();
    const all = await db.getAll('desks');
    const [mine, queues, everything, failed, held, sent] = await Promise.all([
      countView('mine', all),
      countView('queues', all),
      countView('all', all),
      db.countFromIndex('outbox', 'byState', under('failed')),
      db.countFromIndex('outbox', 'byState', under('held')),
      db.getAllFromIndex('outbox', 'byState', under('sent')),
    ]);
    // Sent by half: the reply is out, its status was refused.
    const half = sent.filter((item) => item.problem !== null).length;
    let unread = 0;
    for (const { id, me } of all) {
      if (!me) continue;
      const range = under(`${id}:${me.id}`);
      const held = await db.getAllFromIndex('cases', 'byHolder', range);
      unread += held.filter((record) => record.unread > 0).length;
    }
    return { mine, queues, all: everything, unread, stuck: failed + held + half };
  },
});
