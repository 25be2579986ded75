import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Broken } from '../servers/outbox/connector.ts';
import { add, blank, type Verdict } from './judge.ts';
import { playSession, type SessionPlan } from './session.ts';

export interface FaultPlan {
  readonly runs: number;
  readonly seed: string;
  readonly broken?: Broken;
  /** Left out = both, over both protocols. */
  readonly only?: string;
  readonly onRun?: (where: string, done: number) => void;
}

const OUT = resolve(process.env.CASEBAR_DIST ?? 'dist', 'faults');

/** The extension for fault runs; `CASEBAR_REUSE_BUILD=1` takes the one that is there. */
export function buildForFaults() {
  if (process.env.CASEBAR_REUSE_BUILD && existsSync(join(OUT, 'firefox-mv3'))) return;
  // A process of its own: Vitest's NODE_ENV must not leak into the build.
  const env = { ...process.env, NODE_ENV: 'production' };
  const script = join(import.meta.dirname, 'build.ts');
  execFileSync(process.execPath, [script, OUT, 'chrome', 'firefox'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  });
}

/** Where `buildForFaults` leaves the extension of a browser. */
export const faultBuild = (browser: SessionPlan['browser']) =>
  join(OUT, `${browser === 'chromium' ? 'chrome' : 'firefox'}-mv3`);

/** How the runs are shared out: most in Chromium, where workers die; Firefox is slow to start. */
const SHARES = [
  { where: 'chromium h1', browser: 'chromium', protocol: 'h1', refusesStreams: false, share: 0.38 },
  { where: 'chromium h2', browser: 'chromium', protocol: 'h2', refusesStreams: false, share: 0.38 },
  { where: 'chromium h2 411', browser: 'chromium', protocol: 'h2', refusesStreams: true, share: 0.06 },
  { where: 'firefox h1', browser: 'firefox', protocol: 'h1', refusesStreams: false, share: 0.09 },
  { where: 'firefox h2', browser: 'firefox', protocol: 'h2', refusesStreams: false, share: 0.09 },
] as const;
/** Here a streamed body keeps the browser from repeating anything. */
const NEVER_RESENT = 'chromium h2';

function sharesOf({ runs, only }: FaultPlan) {
  const all = SHARES.filter(({ where }) => where.includes(only ?? ''));
  const whole = all.reduce((sum, { share }) => sum + share, 0);
  let left = runs;
  return all.map((one, n) => {
    const mine = n === all.length - 1 ? left : Math.min(left, Math.round((runs * one.share) / whole));
    left -= mine;
    return { ...one, runs: mine };
  });
}

/** Plays all runs: Chromium's sessions one after the other, beside them Firefox's. */
export async function playFaults(plan: FaultPlan): Promise<{ total: Verdict; parts: Map<string, Verdict> }> {
  const parts = new Map<string, Verdict>();
  const lane = async (browser: SessionPlan['browser']) => {
    for (const one of sharesOf(plan)) {
      if (one.browser !== browser || one.runs === 0) continue;
      const { where } = one;
      const extension = faultBuild(browser);
      const { broken = '', seed } = plan;
      const onRun = (done: number) => plan.onRun?.(where, done);
      const part = await playSession({ ...one, seed, broken, extension, kills: true, onRun });
      if (where === NEVER_RESENT) part.unprevented = part.resent;
      parts.set(where, { ...part, notes: part.notes.map((words) => `${where}: ${words}`) });
    }
  };
  await Promise.all([lane('chromium'), lane('firefox')]);
  const total = blank();
  for (const part of parts.values()) add(total, part);
  return { total, parts };
}
