/**
 * What the fake Cloud API knows, in the platform's own words. Nothing here comes from core/: it is written from the
 * facts a second time, so that a mistake in our reading of them shows.
 */

/** Anything of JSON, looked at before it is used. */
export type Json = Readonly<Record<string, unknown>>;
export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const text = (value: unknown): string => (typeof value === 'string' ? value : '');
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Somebody with a number. */
export interface Person {
  /** When they last wrote; ISO. */
  readonly wrote?: string;
  /** They let this business write first. */
  readonly allowed?: boolean;
  /** They want no marketing. */
  readonly stopped?: boolean;
  /** They want nothing that they did not ask for. */
  readonly blocked?: boolean;
  /** No WhatsApp there. */
  readonly absent?: boolean;
  /** Had enough marketing from everybody. */
  readonly capped?: boolean;
}

/** A file that was uploaded. */
export interface Media {
  readonly type: string;
  readonly size: number;
}

/** One account with one number. */
export interface World {
  readonly token: string;
  /** The sender's own number, with the plus. */
  readonly number: string;
  /** Templates as the list of the platform has them. */
  readonly templates: readonly unknown[];
  readonly people: Readonly<Record<string, Person>>;
  readonly media: Readonly<Record<string, Media>>;
  /** ISO. */
  readonly now: string;
  /** Answers everything with this code, whatever it says: a locked account, a limit, maintenance. */
  readonly mishap?: number;
}

/** Why a message is refused. */
export interface Verdict {
  readonly code: number;
  readonly details: string;
}
/** Accepted is no verdict. */
export type Judgement = Verdict | null;

export const refuse = (code: number, details: string): Verdict => ({ code, details });

/** The first refusal of several looks, as the platform tells only one. */
export const first = (...looks: readonly (() => Judgement)[]): Judgement => {
  for (const look of looks) {
    const verdict = look();
    if (verdict) return verdict;
  }
  return null;
};
