import * as v from 'valibot';
import type { ErrorCode } from '@/core/model/errors';
import type { OutboxState } from '@/core/model/outbox-item';
import { database } from '@/core/store/database';
import { itemsOfGroup } from '@/core/store/groups';
import { query } from './query.ts';

/** What has become of one case of a group. */
export interface GroupLine {
  readonly case: string;
  /** '' = nobody knows who it is, or the case is gone. */
  readonly name: string;
  readonly number: string;
  /** null = nothing is owed for it: refused at once, or taken back. */
  readonly state: OutboxState | null;
  /** Why it failed or waits. */
  readonly code: ErrorCode | null;
}

/** The cases of a group in the order asked, each with how far its change has come; live, so later failures show. */
export const groupResult = query({
  args: v.object({
    group: v.pipe(v.string(), v.minLength(1)),
    cases: v.pipe(v.array(v.string()), v.maxLength(1000)),
  }),
  reads: ['outbox', 'cases'],
  async run({ group, cases }): Promise<GroupLine[]> {
    const db = await database();
    const items = await itemsOfGroup(group);
    return Promise.all(
      cases.map(async (id) => {
        const record = await db.get('cases', id);
        const item = items.find((one) => one.case === id);
        return {
          case: id,
          name: record?.contactName ?? '',
          number: record?.number ?? '',
          state: item?.state ?? null,
          code: item?.problem?.code ?? null,
        };
      }),
    );
  },
});
