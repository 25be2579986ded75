import * as v from 'valibot';
import type { Directory } from '@/core/model/directory';
import { directoryOf } from '@/core/store/desks';
import { query } from './query.ts';

/** Everything a desk has, for the pages that change it; null before it was read. */
export const directory = query({
  args: v.string(),
  reads: ['directories'],
  run: async (desk): Promise<Directory | null> => (await directoryOf(desk)) ?? null,
});
