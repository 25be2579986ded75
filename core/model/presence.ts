import type { Author } from './message.ts';

/** What somebody else is doing at a case right now. `answering` a colleague writes a reply · `typing` the contact does. */
export const PRESENCES = ['viewing', 'answering', 'typing'] as const;
/** One of the three. */
export type PresenceKind = (typeof PRESENCES)[number];

/** Told by the desk, true until it ends by itself; nobody has to say goodbye. */
export interface Presence {
  /** The case's id over all desks. */
  readonly case: string;
  readonly who: Author;
  readonly doing: PresenceKind;
  /** ISO; over after this. */
  readonly until: string;
}
