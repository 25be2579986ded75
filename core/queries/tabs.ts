import * as v from 'valibot';
import type { CaseStatus } from '@/core/model/case';
import { isDone } from '@/core/model/case';
import type { ChannelKind } from '@/core/model/channel';
import { database } from '@/core/store/database';
import { remindersFor } from '@/core/store/reminders';
import type { CaseRecord } from '@/core/store/schema';
import { hasAsked } from './approvals.ts';
import { query } from './query.ts';

/** An open case, as its tab shows it. */
export interface TabView {
  readonly case: string;
  /** The contact's; '' = nobody knows who it is. */
  readonly name: string;
  readonly kind: ChannelKind;
  readonly status: CaseStatus;
  /** Messages this agent has not seen; above 0 the tab has a dot. */
  readonly unread: number;
  /** Only looked at; the next case looked at takes its place. */
  readonly preview: boolean;
  readonly mine: boolean;
  /** Its reminder has rung. */
  readonly rung: boolean;
  /** Queue the case goes back to when the tab is closed; '' = it stays where it is. */
  readonly returnsTo: string;
}

/** Closing the tab gives the case to others: it is not done, and nothing of the agent's waits there for approval. */
const goesBack = async ({ id, status }: CaseRecord, me: string) =>
  !isDone(status) && !(await hasAsked(id, me));

/** The open cases of everybody signed in here, in their order. */
export const tabs = query({
  args: v.null(),
  reads: ['tabs', 'cases', 'desks', 'directories', 'reminders', 'approvals', 'outbox'],
  async run(): Promise<TabView[]> {
    const db = await database();
    const [all, desks, directories] = await Promise.all([
      db.getAll('tabs'),
      db.getAll('desks'),
      db.getAll('directories'),
    ]);
    const reminders = await remindersFor(desks);
    const views: TabView[] = [];
    for (const tab of all.sort((a, b) => a.order - b.order)) {
      const desk = desks.find(({ id }) => id === tab.desk);
      const record = await db.get('cases', tab.case);
      // Tabs of whoever was signed in before stay stored and come back with them.
      if (!record || !desk?.me || desk.me.id !== tab.agent) continue;
      const mine = record.assignee === desk.me.id;
      const directory = directories.find((one) => one.desk === tab.desk);
      const queue = directory?.queues.find(({ id }) => id === record.queue);
      views.push({
        case: tab.case,
        name: record.contactName,
        kind: record.kind,
        status: record.status,
        unread: record.unread,
        preview: tab.preview,
        mine,
        rung: reminders.get(tab.case)?.rung ?? false,
        returnsTo: mine && queue && (await goesBack(record, desk.me.id)) ? queue.name : '',
      });
    }
    return views;
  },
});
