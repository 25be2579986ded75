import { faultBuild } from '../play.ts';
import { playApprovalFaults } from './session.ts';

/** The last two lines of a fault run. */
export async function playApprovals(plan: {
  readonly runs: number;
  readonly rounds: number;
  readonly seed: string;
}): Promise<{ clean: boolean; lines: readonly string[] }> {
  const onRun = (done: number) => {
    if (done % 20 === 0) console.log(`approvals: ${done} of ${plan.runs} runs`);
  };
  const { verdict, races } = await playApprovalFaults({ ...plan, extension: faultBuild('chromium'), onRun });
  const { notes, runs, doubled, stuck, ...numbers } = verdict;
  console.log('approvals', JSON.stringify(numbers));
  for (const words of [...notes, ...races.wrong].slice(0, 40)) console.log(words);
  return {
    clean: doubled + stuck + races.wrong.length === 0,
    lines: [
      `approvals: ${runs} runs, ${doubled} doubled, ${stuck} stuck`,
      `approval races: ${races.rounds} rounds, ${races.wrong.length} wrong`,
    ],
  };
}
