/**
 * How the practice desk can be reached, chosen by whoever practises: to see what a bad line does to one's work before
 * there is one. `lossy`: the desk does everything it is asked, but its answers get lost.
 */
export const PRACTICE_LINES = ['good', 'cut', 'lossy'] as const;
/** One of them. */
export type PracticeLine = (typeof PRACTICE_LINES)[number];
