/** Emoji in a row. */
export const COLUMNS = 9;

/** Where one cell stands: section, and row and column within it. */
interface Place {
  readonly section: number;
  readonly row: number;
  readonly column: number;
}

/**
 * Where a key leads from cell `at` in sections of `counts` cells, each beginning a row of its own. -1 = out over the
 * top (to the search field); undefined = the key means nothing here.
 */
export function gridMove(counts: readonly number[], at: number, key: string): number | undefined {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (key === 'ArrowLeft') return Math.max(0, at - 1);
  if (key === 'ArrowRight') return Math.min(total - 1, at + 1);
  const place = placeOf(counts, at);
  const rowStart = at - place.column;
  if (key === 'Home') return rowStart;
  if (key === 'End') return rowStart + widthOf(counts, place) - 1;
  if (key === 'ArrowDown') return below(counts, place, at);
  return key === 'ArrowUp' ? above(counts, place, at) : undefined;
}

function placeOf(counts: readonly number[], at: number): Place {
  let left = at;
  let section = 0;
  while (left >= (counts[section] ?? Number.POSITIVE_INFINITY)) {
    left -= counts[section] ?? 0;
    section += 1;
  }
  return { section, row: Math.floor(left / COLUMNS), column: left % COLUMNS };
}

const rowsOf = (count: number) => Math.ceil(count / COLUMNS);
/** Cells in the row of a place; the last row of a section may be short. */
const widthOf = (counts: readonly number[], { section, row }: Place) =>
  Math.min(COLUMNS, (counts[section] ?? 0) - row * COLUMNS);

/** A short row is entered at its end rather than jumped over. */
function below(counts: readonly number[], place: Place, at: number): number {
  const rowStart = at - place.column;
  const own = place.row + 1 < rowsOf(counts[place.section] ?? 0);
  const next = own ? { ...place, row: place.row + 1 } : { section: place.section + 1, row: 0, column: 0 };
  if (next.section >= counts.length) return at;
  return rowStart + widthOf(counts, place) + Math.min(place.column, widthOf(counts, next) - 1);
}

function above(counts: readonly number[], place: Place, at: number): number {
  const rowStart = at - place.column;
  if (rowStart === 0) return -1;
  const last = rowsOf(counts[place.section - 1] ?? 0) - 1;
  const next =
    place.row > 0 ? { ...place, row: place.row - 1 } : { section: place.section - 1, row: last, column: 0 };
  const width = widthOf(counts, next);
  return rowStart - width + Math.min(place.column, width - 1);
}
