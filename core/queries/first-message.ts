import * as v from 'valibot';
import { newDraftIn, type OutboxItem } from '@/core/model/outbox-item';
import { database } from '@/core/store/database';
import { query } from './query.ts';

/** How far a first message is whose case nobody has but us. */
export interface FirstMessage {
  readonly item: OutboxItem;
  /** The case it became, once that is known here; '' = not yet. */
  readonly became: string;
}

/** By the case as it is named until the desk has one; null = taken back, given up, or forgotten after its days. */
export const firstMessage = query({
  args: v.pipe(v.string(), v.minLength(1)),
  reads: ['outbox', 'cases'],
  async run(id): Promise<FirstMessage | null> {
    const db = await database();
    const item = await db.get('outbox', newDraftIn(id));
    if (item?.action.kind !== 'outbound') return null;
    const known = item.became !== undefined && (await db.getKey('cases', item.became)) !== undefined;
    return { item, became: known ? (item.became ?? '') : '' };
  },
});
