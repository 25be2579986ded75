import * as v from 'valibot';
import type { StorageState } from '@/core/model/storage-state';
import { savedTexts } from '@/core/store/saved-texts';
import { storageState } from '@/core/store/storage-state';
import { readTrouble, type Trouble } from '@/core/store/trouble';
import { query } from './query.ts';

/** How the storage of this browser does, and what of the agent's would be lost with it. */
export interface StorageStatus {
  readonly state: StorageState;
  /** What happened and was not read yet; null = nothing. */
  readonly trouble: Trouble | null;
  /** Texts kept outside of the database; counted only while something is wrong. */
  readonly drafts: number;
  readonly unsent: number;
}

/** Answered without the database: it is what is asked when that does not open. */
export const storage = query({
  args: v.null(),
  reads: ['vitals'],
  async run(): Promise<StorageStatus> {
    const state = storageState();
    const trouble = (await readTrouble()) ?? null;
    const texts = state === 'open' && !trouble ? [] : await savedTexts();
    const unsent = texts.filter(({ kind }) => kind === 'unsent').length;
    return { state, trouble, unsent, drafts: texts.length - unsent };
  },
});
