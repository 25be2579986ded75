import * as v from 'valibot';
import type { Message } from '@/core/model/message';
import { database } from '@/core/store/database';
import { query } from './query.ts';

/** One entry of a thread, wherever it stands; null = it is not stored here. */
export const message = query({
  args: v.pipe(v.string(), v.minLength(1)),
  reads: ['messages'],
  run: async (id): Promise<Message | null> => (await (await database()).get('messages', id)) ?? null,
});
