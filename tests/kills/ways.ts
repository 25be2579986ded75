/** How a surface ends under somebody who is writing. */
export const WAYS = ['kill', 'close', 'navigate', 'reload'] as const;
/** kill = SIGKILL of the whole browser; the others come in the same moment as the last key. */
export type Way = (typeof WAYS)[number];

/** A browser with Casebar in it, and somebody who writes a reply there. */
export interface Typist {
  readonly name: string;
  /** What stands in the reply now. */
  text(): Promise<string>;
  /** Types at the end of the reply. `framed` = in the frame of a page, where there is one. */
  type(text: string, framed: boolean): Promise<void>;
  /** Stops the background as the browser does when it is idle. */
  stopBackground(): Promise<void>;
  /**
   * Ends the surface. `last` is typed in the same turn of its event loop, where it is a page of ours: no key can come
   * later than that.
   */
  end(way: Way, last: string): Promise<void>;
  /** What stands in the reply on a surface opened anew, once it is `expected` or it took too long. */
  read(expected: string): Promise<string>;
  close(): Promise<void>;
}

/** Numbers that look random and are the same again for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
