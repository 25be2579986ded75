/** Median and slow end of several rounds. */
export interface Spread {
  readonly n: number;
  readonly p50: number;
  readonly p95: number;
}

const round = (value: number | undefined) => Math.round((value ?? Number.NaN) * 10) / 10;

/** Median and slow end; single times on a shared machine say little. */
export function spread(rounds: readonly number[]): Spread {
  const all = [...rounds].sort((a, b) => a - b);
  const at = (share: number) => round(all[Math.min(all.length - 1, Math.floor(all.length * share))]);
  return { n: all.length, p50: at(0.5), p95: at(0.95) };
}
