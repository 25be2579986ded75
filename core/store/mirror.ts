import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { Desk } from '@/core/model/desk';
import type { Message } from '@/core/model/message';
import { OUTBOX_STATES, type OutboxItem } from '@/core/model/outbox-item';
import type { Reminder } from '@/core/model/reminder';
import type { CaseTab } from './schema.ts';

/** What is owed, once more outside of the database. */
export interface Owed {
  readonly item: OutboxItem;
  /** What the thread shows of it until the desk has it. */
  readonly shown: Message | null;
  /** The agent is giving it up: gone from the database on purpose, it must not come back as owed. */
  readonly leaving?: boolean;
}

/** What the database was at the last write to the outbox. */
export interface Sentinel {
  readonly generation: string;
  readonly clock: number;
}

/** The agent's own things that no desk could give back. */
export interface Kept {
  readonly desks: readonly Desk[];
  readonly tabs: readonly CaseTab[];
  readonly reminders: readonly (Reminder & { readonly key: string })[];
}

/** All of it, read in one go. */
export interface Mirror {
  readonly sentinel: Sentinel | undefined;
  readonly kept: Kept | undefined;
  readonly owed: ReadonlyMap<string, Owed>;
}

/** Keys in `storage.local`; everything here lives in the place that survives a damaged IndexedDB. */
const OWED = 'owed:';
export const SENTINEL = 'sentinel';
const KEPT = 'kept';
export const owedKey = (id: string) => `${OWED}${id}`;

const Id = v.pipe(v.string(), v.minLength(1));
const Row = v.looseObject({ id: Id });
// Only what deciding needs is looked at; the rest was written by this file and goes back as it came.
const ItemShape = v.looseObject({
  id: Id,
  desk: Id,
  case: Id,
  agent: v.string(),
  seq: v.number(),
  state: v.picklist(OUTBOX_STATES),
  attempts: v.array(v.looseObject({ id: v.string(), at: v.string() })),
  dueAt: v.string(),
  createdAt: v.string(),
  action: v.looseObject({ kind: v.string() }),
});
const looksLike = (shape: v.GenericSchema) => (raw: unknown) => v.is(shape, raw);
const OwedShape = v.object({
  item: v.custom<OutboxItem>(looksLike(ItemShape)),
  shown: v.nullable(v.custom<Message>(looksLike(Row))),
  leaving: v.optional(v.boolean()),
});
const SentinelShape = v.object({ generation: Id, clock: v.number() });
const KeptShape = v.object({
  desks: v.array(v.custom<Desk>(looksLike(Row))),
  tabs: v.array(v.custom<CaseTab>(looksLike(v.looseObject({ case: Id, desk: Id })))),
  reminders: v.array(
    v.custom<Reminder & { key: string }>(looksLike(v.looseObject({ key: Id, case: Id, at: v.string() }))),
  ),
});

const parsed = <T>(shape: v.GenericSchema<unknown, T>, raw: unknown): T | undefined => {
  const result = v.safeParse(shape, raw);
  return result.success ? result.output : undefined;
};

/** Reads everything; what cannot be read back is left out rather than standing in the way of the rest. */
export async function readMirror(): Promise<Mirror> {
  const all: Readonly<Record<string, unknown>> = await browser.storage.local.get(null);
  const owed = new Map<string, Owed>();
  for (const [key, raw] of Object.entries(all)) {
    const one = key.startsWith(OWED) ? parsed(OwedShape, raw) : undefined;
    if (one) owed.set(one.item.id, one);
  }
  return { sentinel: parsed(SentinelShape, all[SENTINEL]), kept: parsed(KeptShape, all[KEPT]), owed };
}

/**
 * Writes what is owed and the sentinel, both or none, then removes what is owed no more. In this order: a sentinel older
 * than a removal could not tell afterwards that the database went back behind it.
 */
export async function writeMirror(
  sentinel: Sentinel | undefined,
  put: readonly Owed[],
  gone: readonly string[],
) {
  const { local } = browser.storage;
  const rows = put.map((one) => [owedKey(one.item.id), one] as const);
  await local.set({ ...Object.fromEntries(rows), ...(sentinel && { [SENTINEL]: sentinel }) });
  if (gone.length > 0) await local.remove(gone.map(owedKey));
}

/** Notes what no desk could give back. */
export const writeKept = (kept: Kept) => browser.storage.local.set({ [KEPT]: kept });
