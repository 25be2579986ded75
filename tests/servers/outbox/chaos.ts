/** Numbers between 0 and 1 that are the same for the same seed. */
export function random(seed: string): () => number {
  let state = 2166136261;
  for (const letter of seed) state = Math.imul(state ^ letter.charCodeAt(0), 16777619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** What happens to one request that shall change something. */
export interface Mishap {
  /** Whether the desk does what it is asked: not at all, before it answers, or after the line is gone. */
  readonly commit: 'no' | 'yes' | 'late';
  readonly answer:
    | 'good'
    /** The line dies: before the body is read, without an answer, in the middle of it. */
    | 'cut-early'
    | 'cut'
    | 'half'
    | 'silent'
    /** HTTP/2 only: this stream alone ends, or the connection says goodbye. */
    | 'reset'
    | 'refuse'
    | 'goaway'
    /** The whole desk goes down and comes back. */
    | 'die'
    | 'login'
    | number;
}

const MISHAPS: readonly Mishap[] = [
  { commit: 'no', answer: 'cut-early' },
  { commit: 'no', answer: 'cut' },
  { commit: 'yes', answer: 'cut' },
  { commit: 'yes', answer: 'cut' },
  { commit: 'yes', answer: 'half' },
  { commit: 'late', answer: 'cut' },
  { commit: 'no', answer: 'silent' },
  { commit: 'yes', answer: 'silent' },
  { commit: 'yes', answer: 502 },
  { commit: 'no', answer: 502 },
  { commit: 'yes', answer: 408 },
  { commit: 'no', answer: 401 },
  { commit: 'no', answer: 'login' },
  { commit: 'no', answer: 429 },
  { commit: 'no', answer: 503 },
  { commit: 'no', answer: 'die' },
  { commit: 'yes', answer: 'die' },
];

const ONLY_H2: readonly Mishap[] = [
  { commit: 'yes', answer: 'reset' },
  { commit: 'no', answer: 'refuse' },
  { commit: 'yes', answer: 'refuse' },
  { commit: 'yes', answer: 'goaway' },
];

/** Nothing wrong. */
export const FINE: Mishap = { commit: 'yes', answer: 'good' };

/** Mishaps that one item may meet; then all goes well, so that every run has an end. */
const MOST = 3;

/** What the nth arrival of an item meets: the same for the same seed. */
export function mishapOf(seed: string, item: string, arrival: number, h2: boolean): Mishap {
  if (arrival >= MOST) return FINE;
  const draw = random(`${seed}|${item}|${arrival}`);
  if (draw() < 0.5) return FINE;
  const all = h2 ? [...MISHAPS, ...ONLY_H2] : MISHAPS;
  return all[Math.floor(draw() * all.length)] ?? FINE;
}

/** What a question meets; seldom anything. */
export function readMishap(seed: string, n: number): Mishap {
  const draw = random(`${seed}|read|${n}`);
  if (draw() > 0.05) return FINE;
  const answers = ['cut', 'half', 503, 502, 'login', 401] as const;
  return { commit: 'no', answer: answers[Math.floor(draw() * answers.length)] ?? 'cut' };
}
