import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What a tour needs from its surroundings. */
export interface Stage {
  /** Saves what a person would see now. */
  capture(file: string): Promise<void>;
  print(line: string): void;
}

/** Longer than anything a person would wait for; a step that hangs must not hang the tour. */
const STEP_MS = 30_000;

/** `Open a waiting case` → `open-a-waiting-case`. */
const slug = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

const inTime = <T>(work: Promise<T>, ms: number) =>
  new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not done after ${ms / 1000} s`)), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });

/** The first line says what; the rest is a stack for people who debug. */
const reason = (error: unknown) =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

/**
 * Walks through the product step by step: does one thing, takes a picture, says how it went. A failed step is counted
 * and the tour goes on, so one run shows everything that is broken.
 */
export class Tour {
  readonly #stage: Stage;
  readonly #folder: string;
  #steps = 0;
  #failed = 0;

  constructor(stage: Stage, folder = 'tour') {
    this.#stage = stage;
    this.#folder = folder;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }

  async step(name: string, run: () => Promise<unknown>, ms = STEP_MS): Promise<boolean> {
    const number = ++this.#steps;
    const file = join(this.#folder, `${String(number).padStart(2, '0')}-${slug(name)}.png`);
    const start = performance.now();
    let problem = '';
    try {
      await inTime(run(), ms);
    } catch (error) {
      problem = reason(error);
      this.#failed++;
    }
    const took = Math.round(performance.now() - start);
    const picture = await this.#picture(file);
    this.#stage.print(`${number}. ${name} … ${problem ? `FAILED (${problem})` : 'ok'} ${took} ms ${picture}`);
    return problem === '';
  }

  async #picture(file: string) {
    try {
      await inTime(this.#stage.capture(file), 10_000);
      return file;
    } catch (error) {
      return `(no picture: ${reason(error)})`;
    }
  }

  /** The last line; returns the exit code. */
  finish(): 0 | 1 {
    this.#stage.print(`tour: ${this.#steps} steps, ${this.#failed} failed`);
    return this.#failed > 0 || this.#steps === 0 ? 1 : 0;
  }
}
