import * as v from 'valibot';
import { DESK_KINDS, type DeskKind } from '@/core/model/desk';
import type { Connector } from './connector.ts';
import type { DeskServer } from './local/server/desk-server.ts';

/** As much of `storage.local` as connectors need. */
export interface Area {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

/** What connectors get from the outside; nothing else of the world is known to them. */
export interface Surroundings {
  readonly storage: Area;
  /** To be called when the connector cannot be used any more and must be opened anew. */
  readonly gone: () => void;
}

/** The server side of the embedded desk: more than its connector needs it. */
export interface EmbeddedDesk extends Omit<DeskServer, 'seed'> {
  /** Sets the desk up; parses the sample first. */
  seed(sample: unknown): Promise<void>;
}

/** Scripts there are: one a kind, and one for the embedded desk when its server side is elsewhere. */
export const DESK_SCRIPTS = [...DESK_KINDS, 'together'] as const;
/** One of them. */
export type DeskScript = DeskKind | 'together';

/** What the script of one kind of helpdesk hands over. */
export interface DeskEntry {
  open(desk: string, surroundings: Surroundings): Promise<Connector>;
  /** Only where the desk itself lives in this browser. */
  embedded?(surroundings: Pick<Surroundings, 'storage'>): Promise<EmbeddedDesk>;
}

// Two bundles share nothing but the global object. Functions cannot be parsed further than this.
const Entry = v.custom<DeskEntry>((raw) =>
  v.is(v.object({ open: v.function(), embedded: v.optional(v.function()) }), raw),
);
const keyOf = (name: DeskScript) => `casebar-desk-${name}`;

/** For the script of a kind: puts its entry where the background finds it. Twice is harmless, the last one counts. */
export const handOver = (name: DeskScript, entry: DeskEntry) => Reflect.set(globalThis, keyOf(name), entry);

/** For the background: the entry that this script has handed over. Throws if it has not. */
export const takeOver = (name: DeskScript): DeskEntry => v.parse(Entry, Reflect.get(globalThis, keyOf(name)));
