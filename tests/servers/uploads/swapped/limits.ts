/** Takes the place of core/transfer/limits.ts: a stalled line costs a second or two, not twenty. */
export const STALL = 1_200;
export const ANSWER = 30_000;
