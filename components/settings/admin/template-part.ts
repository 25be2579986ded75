import { problemText } from '@/components/templates/refusal-text.ts';
import type { WhatsAppTemplate } from '@/core/model/template';
import type { TemplateProblem } from '@/core/templates/problem';

/** The sentence about one part; nothing = it is right. */
export function errorAt(problems: readonly TemplateProblem[], field: string): { readonly error?: string } {
  const problem = problems.find((one) => one.field === field);
  return problem ? { error: problemText(problem) } : {};
}

/** What each part of the form works with. */
export interface PartProps {
  readonly template: WhatsAppTemplate;
  readonly problems: readonly TemplateProblem[];
  set(template: WhatsAppTemplate): void;
}
