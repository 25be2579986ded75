import type { TemplateField } from '@/core/model/template';

/**
 * What can be wrong with something that is about to go out, as a closed set: each has a sentence in every language
 * (`template.bad.<reason>`). First about values, then about the template, then about whom it goes to.
 */
export const PROBLEM_REASONS = [
  'missing',
  'blank',
  'line-break',
  'spaces',
  'hidden',
  'gap-left',
  'header-long',
  'body-long',
  'link-long',
  'code-long',
  'code-wrong',
  'link-wrong',
  'link-whole',
  'place-wrong',
  'place-unnamed',
  'file-missing',
  'file-empty',
  'file-type',
  'file-large',
  'file-unwanted',
  'wrong-channel',
  'other-number',
  'not-approved',
  'paused',
  'disabled',
  'other-language',
  'broken-template',
  'cannot-fill',
  'gone',
  'changed',
  'no-number',
  'bad-number',
  'own-number',
  'stopped',
  'revoked',
  'no-consent',
  'old-consent',
  'window-over',
  'no-text',
  'text-long',
  // Of ready rich messages.
  'string-long',
  'string-empty',
  'too-few',
  'too-many',
  'link-bad',
  'time-bad',
  'picture-type',
  'picture-large',
  'pictures-large',
  // Of a template that is being made.
  'name-bad',
  'language-bad',
  'body-edge',
  'touching',
  'holes',
  'no-sample',
  'header-variables',
  'footer-long',
  'footer-variables',
  'label-long',
  'label-missing',
  'label-twice',
  'phone-bad',
  'buttons-many',
  'buttons-mixed',
] as const;
/** One of them. */
export type ProblemReason = (typeof PROBLEM_REASONS)[number];

/** Something the platform would refuse, or that somebody should know. */
export interface TemplateProblem {
  /** What the platform would have answered; null = it would have taken it: the rule is ours. */
  readonly code: number | null;
  readonly reason: ProblemReason;
  /** Where; null = the message as a whole. */
  readonly field: TemplateField | null;
  /** The value made right, where a machine can. */
  readonly fix?: string;
  /** By how many characters it is too long. */
  readonly over?: number;
  /** `stop` = it must not go out. */
  readonly level: 'stop' | 'warn';
}

/** Whether nothing stands in the way of sending. */
export const mayGo = (problems: readonly TemplateProblem[]): boolean =>
  problems.every(({ level }) => level !== 'stop');

/** A problem as the detail of a `bad-template` error: `132000 missing body:1`; a code of 0 stands for none. */
export const detailOf = ({ code, reason, field }: TemplateProblem): string =>
  [code ?? 0, reason, field ?? ''].join(' ').trim();

/** The other way round; undefined = the detail is none of ours. */
export function problemIn(detail: string): TemplateProblem | undefined {
  const [code = '', word = '', ...field] = detail.split(' ');
  const reason = PROBLEM_REASONS.find((one) => one === word);
  if (!reason || !/^\d{1,7}$/.test(code)) return undefined;
  return { code: Number(code) || null, reason, field: field.join(' ') || null, level: 'stop' };
}
