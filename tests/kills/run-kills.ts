import { pause, seeded, type Typist, WAYS, type Way } from './ways.ts';

/** A run after which not every character was there. */
export interface Lost {
  readonly way: Way;
  readonly asleep: boolean;
  readonly framed: boolean;
  readonly expected: string;
  readonly found: string;
}

export interface KillOptions {
  /** Of each way, with the background awake and as many with it stopped. */
  readonly runs: number;
  readonly seed: number;
  readonly ways?: readonly Way[];
  /** Every so many runs are in the frame of a page instead of a tab. */
  readonly framedEvery?: number;
  report?(line: string): void;
}

const LETTERS = 'abcdefgh ijklm nopqr stuv wxyzäéñõ0123456789.,!?';

/**
 * Writes on in one reply, again and again, ends the surface in the middle of it, and looks whether every character is
 * there on the next one. Answers the runs in which one was not.
 */
export async function runKills(
  typist: Typist,
  { runs, seed, ways = WAYS, framedEvery = 5, report }: KillOptions,
) {
  const random = seeded(seed);
  const word = () =>
    Array.from(
      { length: 2 + Math.floor(random() * 9) },
      () => LETTERS[Math.floor(random() * LETTERS.length)],
    ).join('');
  const lost: Lost[] = [];
  let expected = await typist.text();
  const one = async (way: Way, asleep: boolean, framed: boolean) => {
    const [before, after] = [word(), word()];
    expected += before + after;
    await typist.type(before, framed);
    if (asleep) await typist.stopBackground();
    const atOnce = way !== 'kill' && !framed;
    await typist.type(atOnce ? after.slice(0, -1) : after, framed);
    if (way === 'kill') await pause(100 + random() * 300);
    await typist.end(way, atOnce ? after.slice(-1) : '');
    const found = await typist.read(expected);
    if (found !== expected) {
      lost.push({ way, asleep, framed, expected, found });
      report?.(JSON.stringify(lost.at(-1)));
    }
    expected = found;
  };
  for (const way of ways)
    for (const asleep of [false, true]) {
      for (let run = 0; run < runs; run++)
        await one(way, asleep, way !== 'kill' && run % framedEvery === framedEvery - 1);
      report?.(
        `${typist.name}: ${way}, background ${asleep ? 'stopped' : 'awake'}: ${runs} runs, ${lost.length} lost so far`,
      );
    }
  return lost;
}
