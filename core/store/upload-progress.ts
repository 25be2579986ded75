import { announce } from './changes.ts';

/** Bytes that have left, by item and file. */
const progress = new Map<string, Map<string, number>>();
/** Numbers that move many times a second are told a few times. */
const EVERY = 250;
let told = 0;
let telling: ReturnType<typeof setTimeout> | undefined;

function tell() {
  clearTimeout(telling);
  telling = undefined;
  told = Date.now();
  announce(['uploads']);
}

/**
 * Notes how far a file is. Kept in memory, not in the database: it moves all the time and is true only while this
 * worker hears of it; after its death the next one is told by whoever carries the file.
 */
export function noteProgress(item: string, file: string, sent: number) {
  const files = progress.get(item) ?? new Map<string, number>();
  progress.set(item, files.set(file, sent));
  const wait = told + EVERY - Date.now();
  if (wait <= 0) tell();
  else telling ??= setTimeout(tell, wait);
}

/** Nothing of it is on its way any more. */
export function endProgress(item: string) {
  if (progress.delete(item)) tell();
}

/** Bytes of its files that have left, by file; undefined = nothing of it is on its way. */
export const progressOf = (item: string): ReadonlyMap<string, number> | undefined => progress.get(item);
