import { DESK_KINDS, type DeskKind } from '@/core/model/desk';
import { type DeskEntry, takeOver } from './hand-over.ts';
import { keepScripts, runScript } from './run-script.ts';

const scriptOf = (kind: DeskKind) => `/desk-${kind}.js`;

// Kept as promises: two callers in the same moment must not load twice.
const loaded = new Map<DeskKind, Promise<DeskEntry>>();

/** The code of one kind of helpdesk, loaded at its first use in this life of the worker. */
export function deskEntry(kind: DeskKind): Promise<DeskEntry> {
  const before = loaded.get(kind);
  if (before) return before;
  const entry = runScript(scriptOf(kind)).then(() => takeOver(kind));
  loaded.set(kind, entry);
  entry.catch(() => loaded.delete(kind));
  return entry;
}

/** In the worker's first turn: has the browser keep the code of every kind, so that it can be loaded later. */
export const keepDeskScripts = () => keepScripts(DESK_KINDS.map(scriptOf));
