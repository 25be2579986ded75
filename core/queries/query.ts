import type * as v from 'valibot';
import type { StoreName } from '@/core/store/schema';

/** A named question to the store; answered once and again whenever a store it reads was written. */
export interface Query<Args, Answer> {
  readonly args: v.GenericSchema<unknown, Args>;
  readonly reads: readonly StoreName[];
  readonly run: (args: Args) => Promise<Answer>;
}

/** Keeps the types of a query's arguments and answer together. */
export const query = <Args, Answer>(definition: Query<Args, Answer>) => definition;
