import { t } from '@/components/locales';
import '@/components/locales/templates.ts';
import type { ErrorCode } from '@/core/model/errors';
import { PROBLEM_REASONS, problemIn, type TemplateProblem } from '@/core/templates/problem';
import { refusalIn } from '@/core/templates/refusal-body';
import { type NextStep, refusalOf } from '@/core/templates/refusals';

/** A problem of a template in words: what is wrong, and by how much. */
export function problemText({ reason, over }: Pick<TemplateProblem, 'reason' | 'over'>): string {
  const sentence = t(`template.bad.${reason}`);
  return over === undefined ? sentence : `${sentence} ${t('template.bad.over', { count: over })}.`;
}

/** What is said about something that was refused, before or after sending. */
export interface RefusalText {
  readonly sentence: string;
  /** Words of the next step's button. */
  readonly next: string;
  readonly step: NextStep;
  /** Which field it is about; null = the message as a whole. */
  readonly field: string | null;
}

/** The step for what was found here: where there is a field, one goes there; else what the code asks for. */
const stepOf = ({ code, field }: TemplateProblem): NextStep =>
  field ? 'fill' : ((code === null ? undefined : refusalOf(code)?.step) ?? 'choose');

/** What the detail of a `bad-template` error says; undefined = it says nothing that we know. */
export function refusalText(detail: string): RefusalText | undefined {
  const problem = problemIn(detail);
  if (problem) {
    const step = stepOf(problem);
    return {
      sentence: problemText(problem),
      next: t(`refusal.next.${step}`),
      step,
      field: problem.field,
    };
  }
  const found = refusalIn(detail);
  if (!found) return undefined;
  const { code, refusal, field } = found;
  const step = refusal?.step ?? 'admin';
  const sentence = refusal ? t(`refusal.${refusal.reason}`) : t('refusal.unknown', { code: String(code) });
  return { sentence, next: t(`refusal.next.${step}`), step, field };
}

/**
 * Why a template, or a first message, did not go, and what to do about it; says more than the sentence of the error.
 * undefined = the error is about something else.
 */
export function templateRefusal(
  problem: { readonly code: ErrorCode; readonly detail: string } | null,
): string | undefined {
  if (problem?.code === 'no-consent') {
    const reason = PROBLEM_REASONS.find((one) => one === problem.detail);
    return reason && problemText({ reason });
  }
  const told = problem?.code === 'bad-template' ? refusalText(problem.detail) : undefined;
  return told && `${told.sentence} ${told.next}.`;
}
