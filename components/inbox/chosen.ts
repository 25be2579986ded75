import { signal } from '@preact/signals';
import type { CaseRow } from '@/core/queries/inbox';

/** The cases chosen in the list, by id, as they were when they were chosen; leaving the view clears them. */
export const chosen = signal<ReadonlyMap<string, CaseRow>>(new Map());

/** Chooses a case, or takes it out again. */
export function toggleChosen(row: CaseRow) {
  const next = new Map(chosen.value);
  if (!next.delete(row.id)) next.set(row.id, row);
  chosen.value = next;
}

/** Adds cases to those chosen. */
export function addChosen(rows: readonly CaseRow[]) {
  chosen.value = new Map([...chosen.value, ...rows.map((row) => [row.id, row] as const)]);
}

/** Nothing is chosen any more. */
export const clearChosen = () => {
  chosen.value = new Map();
};
