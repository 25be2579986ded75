import { DESK_SCRIPTS, type DeskEntry, type DeskScript, takeOver } from './hand-over.ts';
import { keepScripts, runScript } from './run-script.ts';

const pathOf = (name: DeskScript) => `/desk-${name}.js`;

// Kept as promises: two callers in the same moment must not load twice.
const loaded = new Map<DeskScript, Promise<DeskEntry>>();

/** The code of one kind of helpdesk, loaded at its first use in this life of the worker. */
export function deskEntry(name: DeskScript): Promise<DeskEntry> {
  const before = loaded.get(name);
  if (before) return before;
  const entry = runScript(pathOf(name)).then(() => takeOver(name));
  loaded.set(name, entry);
  entry.catch(() => loaded.delete(name));
  return entry;
}

/** In the worker's first turn: has the browser keep the code of every kind, so that it can be loaded later. */
export const keepDeskScripts = () => keepScripts(DESK_SCRIPTS.map(pathOf));
