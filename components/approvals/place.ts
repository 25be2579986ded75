import { signal } from '@preact/signals';
import { type ListPlace, readPlace, START, sweepReviews, type Where, writePlace } from './kept.ts';

/** Where the approver is in the list: the request in front, the filters, how far it was scrolled. */
export const listPlace = signal<ListPlace>(START);

let where: Where = 'popup';

/** Goes on where this surface was left; before the first render. */
export async function startPlace(surface: Where = 'popup') {
  where = surface;
  const left = await readPlace(where);
  listPlace.value = left ?? START;
  // Known before anybody is asked who is signed in: the popup has its size from the start.
  if (left && where === 'popup') document.body.dataset.approver = '';
  top = listPlace.value.top;
  // A link to one (a notification) beats what was in front last.
  const linked = new URLSearchParams(location.search).get('approval');
  if (linked) goTo({ open: linked, row: linked });
  void sweepReviews(Date.now());
}

/** Changes a part of it; kept at once, since the popup closes without a word. */
export function goTo(part: Partial<ListPlace>) {
  listPlace.value = { ...listPlace.value, ...part };
  void writePlace(where, { ...listPlace.value, top });
}

/** A turn of the wheel comes in many small steps. */
const REST = 100;
let top = 0;
let writing: ReturnType<typeof setTimeout> | undefined;

/** How far the list was scrolled, in CSS pixels; nothing is drawn because of it. */
export const scrolledTo = () => top;

/** Remembers how far the list was scrolled. */
export function leaveAt(to: number) {
  top = to;
  clearTimeout(writing);
  writing = setTimeout(() => void writePlace(where, { ...listPlace.value, top }), REST);
}

/** Other filters make another list: the place in the old one means nothing in it. */
export function filterBy(part: Partial<Pick<ListPlace, 'author' | 'queue' | 'channel'>>) {
  top = 0;
  goTo({ ...part, row: null });
}
