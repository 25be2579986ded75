import type * as v from 'valibot';

/** One thing that can be asked over a message: how its arguments look, and (as a type only) what it answers. */
export interface Call<Args extends readonly unknown[], Result> {
  readonly args: v.GenericSchema<unknown, Args>;
  /** Never set; carries the answer's type. */
  readonly result?: Result;
}
/** A set of calls; the contract has one per kind of caller. */
export type Calls = Readonly<Record<string, Call<readonly unknown[], unknown>>>;

/** Declares a call: `call<Answer>()(v.strictTuple([v.string()]))`. */
export const call =
  <Result>() =>
  <Args extends readonly unknown[]>(args: v.GenericSchema<unknown, Args>): Call<Args, Result> => ({ args });

// From the declaration to the types of both sides, so that neither can drift from the parser.
type ArgsOf<C> = C extends Call<infer A, unknown> ? A : never;
type ResultOf<C> = C extends Call<readonly unknown[], infer R> ? R : never;

/** The asking side of a set of calls. */
export type Client<C extends Calls> = {
  readonly [K in keyof C]: (...args: ArgsOf<C[K]>) => Promise<ResultOf<C[K]>>;
};

/** The answering side; the sender comes first, already trusted for this set. */
export type Handlers<C extends Calls, Sender> = {
  readonly [K in keyof C]: (
    sender: Sender,
    ...args: ArgsOf<C[K]>
  ) => Promise<ResultOf<C[K]>> | ResultOf<C[K]>;
};
