import type { KeyMap } from '@/components/app/keys.ts';
import { place } from '@/components/app/navigation.ts';
import { addChosen, toggleChosen } from './chosen.ts';
import type { Rows } from './window.ts';

/** Chooses the row at a place of the list, or takes it out. */
export function chooseAt(rows: Rows, index: number) {
  const row = rows.at(index);
  if (row) toggleChosen(row);
}

/** Chooses everything between two places, both included; what is not loaded cannot be chosen unseen. */
export function chooseRange(rows: Rows, from: number, to: number) {
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  const between = Array.from({ length: high - low + 1 }, (_, i) => rows.at(low + i));
  addChosen(between.filter((row) => row !== undefined));
}

interface ListState {
  readonly rows: Rows;
  readonly current: number;
  move(to: number): void;
}

/** Moving by a row, and choosing: X one, Shift with a move a range, Ctrl+A what is loaded. */
export function chooseKeys({ rows, current, move }: ListState): KeyMap {
  const step = (by: number) => (event: KeyboardEvent) => {
    const to = Math.max(0, Math.min(current + by, rows.total - 1));
    if (event.shiftKey) chooseRange(rows, current, to);
    move(to);
  };
  return {
    j: step(1),
    k: step(-1),
    ArrowDown: step(1),
    ArrowUp: step(-1),
    x: () => chooseAt(rows, current),
    // With a case beside the list Ctrl+A is for its text.
    ...(place.value.case === null && { 'Ctrl+a': () => addChosen(rows.loaded) }),
  };
}
