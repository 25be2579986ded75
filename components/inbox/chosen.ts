import { signal } from '@preact/signals';
import type { CaseRow } from '@/core/queries/inbox';

/** The cases chosen in the list, by id, as they were when they were chosen; leaving the view clears them. */
export const chosen = signal<ReadonlyMap<string, CaseRow>>(new Map());

/** Where the next range begins: the place of the list that was chosen last by itself. */
let anchor: number | undefined;
/** The range that Shift is drawing, and what was chosen before it: drawing back lets go of what it had taken. */
let range: { readonly from: number; readonly before: ReadonlyMap<string, CaseRow> } | undefined;

/** Chooses the case at a place of the list, or takes it out again. */
export function toggleChosen(row: CaseRow, index: number) {
  const next = new Map(chosen.value);
  if (!next.delete(row.id)) next.set(row.id, row);
  chosen.value = next;
  anchor = index;
  range = undefined;
}

/** Adds cases to those chosen. */
export function addChosen(rows: readonly CaseRow[]) {
  chosen.value = new Map([...chosen.value, ...rows.map((row) => [row.id, row] as const)]);
}

/** Where a range to `index` begins: a click or X goes on from the last one chosen, a step from where Shift went down. */
export const rangeFrom = (index: number, isStep: boolean): number =>
  (isStep ? range?.from : (range?.from ?? anchor)) ?? index;

/** Chooses a range in place of the one being drawn from there. */
export function drawRange(from: number, rows: readonly CaseRow[]) {
  range = { from, before: range?.from === from ? range.before : chosen.value };
  chosen.value = new Map([...range.before, ...rows.map((row) => [row.id, row] as const)]);
}

/** A step without Shift: the next one begins a range of its own. */
export const endRange = () => {
  range = undefined;
};

/** Nothing is chosen any more. */
export const clearChosen = () => {
  chosen.value = new Map();
  anchor = undefined;
  range = undefined;
};
