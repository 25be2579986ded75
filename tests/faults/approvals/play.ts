import { faultBuild } from '../play.ts';
import type { Verdict } from './judge.ts';
import type { Races } from './races.ts';
import { type ApprovalPlan, playApprovalFaults } from './session.ts';

export interface Played {
  readonly verdict: Verdict;
  readonly races: Races;
  /** The last two lines of a fault run. */
  readonly lines: readonly string[];
  /** Nothing doubled by us, nothing stuck without a visible next step, no round decided twice. */
  readonly clean: boolean;
}

/** Plays the steps of approvals in real browsers, with the build for fault runs. */
export async function playApprovals(plan: Omit<ApprovalPlan, 'extension'>): Promise<Played> {
  const found = await playApprovalFaults({ ...plan, extension: faultBuild('chromium') });
  const { verdict, races } = found;
  const lines = [
    `approvals: ${verdict.runs} runs, ${verdict.doubled} doubled, ${verdict.stuck} stuck`,
    `approval races: ${races.rounds} rounds, ${races.wrong.length} wrong`,
  ];
  return { ...found, lines, clean: verdict.doubled + verdict.stuck + races.wrong.length === 0 };
}
