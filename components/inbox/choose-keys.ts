import type { KeyMap } from '@/components/app/keys.ts';
import { place } from '@/components/app/navigation.ts';
import { askForAll } from './choose-all.ts';
import { addChosen, drawRange, endRange, rangeFrom, toggleChosen } from './chosen.ts';
import type { Rows } from './window.ts';

/** Chooses the row at a place of the list, or takes it out. */
export function chooseAt(rows: Rows, index: number) {
  const row = rows.at(index);
  if (row) toggleChosen(row, index);
}

/**
 * Chooses from where the range began up to here, both included. Of a long range only a part is loaded; the rest is
 * asked for, so that no case in the middle is left out without a word.
 */
export async function chooseUpTo(rows: Rows, current: number, to: number, isStep = false) {
  const from = rangeFrom(current, isStep);
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  const here = Array.from({ length: high - low + 1 }, (_, i) => rows.at(low + i));
  const known = here.filter((row) => row !== undefined);
  drawRange(from, known.length === here.length ? known : await rows.read(low, high - low + 1));
}

interface ListState {
  readonly rows: Rows;
  readonly current: number;
  move(to: number): void;
}

/** Moving by a row, and choosing: X one, Shift with a move, X or a click a range, Ctrl+A the whole view. */
export function chooseKeys({ rows, current, move }: ListState): KeyMap {
  const step = (by: number) => (event: KeyboardEvent) => {
    const to = Math.max(0, Math.min(current + by, rows.total - 1));
    if (event.shiftKey) void chooseUpTo(rows, current, to, true);
    else endRange();
    move(to);
  };
  return {
    j: step(1),
    k: step(-1),
    ArrowDown: step(1),
    ArrowUp: step(-1),
    x: (event) => (event.shiftKey ? void chooseUpTo(rows, current, current) : chooseAt(rows, current)),
    // With a case beside the list Ctrl+A is for its text.
    ...(place.value.case === null && {
      'Ctrl+a': () => {
        if (rows.loaded.length === rows.total) addChosen(rows.loaded);
        else askForAll(place.value.view);
      },
    }),
  };
}
