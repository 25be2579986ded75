/** Longest time in which sending can be taken back, in milliseconds: after 30 s without work a worker ends. */
export const MOST_UNDO = 30_000;
