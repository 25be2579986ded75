import { signal } from '@preact/signals';

/** An entry somebody wants to see; `turn` makes asking twice for the same one work. */
export interface Jump {
  readonly case: string;
  readonly message: string;
  readonly turn: number;
}

/** Where the thread in front shall go next; undefined = nobody asked, or it is there. */
export const jump = signal<Jump | undefined>(undefined);

let turns = 0;

/**
 * Goes to an entry of a case's thread, however old it is: at once if the case is in front, else as soon as it is shown.
 */
export function goToMessage(caseId: string, message: string) {
  turns += 1;
  jump.value = { case: caseId, message, turn: turns };
}

/** So long an entry that was gone to stands out, in milliseconds. */
const SHOWN = 2_500;

/**
 * Shows an entry in the middle, opened, focused and for a moment in colour; false = it is not drawn. `onMove` is called
 * as the place changes: any earlier, a scroll event of what was before would come in between.
 */
export function arriveAt(box: HTMLElement, message: string, onMove: () => void): boolean {
  const find = () => box.querySelector<HTMLElement>(`[data-message="${CSS.escape(message)}"]`);
  const place = find();
  if (!place) return false;
  // An older mail is one line until it is opened.
  if (place.matches('.mail-folded')) place.click();
  requestAnimationFrame(() => {
    const entry = find() ?? place;
    onMove();
    entry.scrollIntoView({ block: 'center' });
    entry.focus({ preventScroll: true });
    entry.dataset.found = '';
    setTimeout(() => delete entry.dataset.found, SHOWN);
  });
  return true;
}
