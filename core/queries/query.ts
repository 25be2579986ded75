import type * as v from 'valibot';
import type { News } from '@/core/store/changes';

/** A named question to the store; answered once and again whenever a store it reads was written. */
export interface Query<Args, Answer> {
  /** Parses what a surface sent; a query never sees anything else. */
  readonly args: v.GenericSchema<unknown, Args>;
  /** Stores whose commits make it worth asking again. One forgotten here is an answer that never changes. */
  readonly reads: readonly News[];
  /** Reads only. It may run at any time and any number of times. */
  readonly run: (args: Args) => Promise<Answer>;
}

/** Keeps the types of a query's arguments and answer together. */
export const query = <Args, Answer>(definition: Query<Args, Answer>) => definition;
