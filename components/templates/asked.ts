import { signal } from '@preact/signals';

/** Somebody wants the list of templates of a case; `turn` grows with each time. */
export interface TemplatesAsked {
  readonly case: string;
  readonly turn: number;
}

/** The last time somebody wanted it. */
export const templatesAsked = signal<TemplatesAsked>({ case: '', turn: 0 });

/** Opens the list of templates in the composer of a case. */
export const askTemplates = (caseId: string) => {
  templatesAsked.value = { case: caseId, turn: templatesAsked.value.turn + 1 };
};

/** What was chosen a moment ago, by its id in the desk. */
let chosen = '';

/** The form of this template takes the focus when it comes: somebody has just chosen it. */
export const expectForm = (template: string) => {
  chosen = template;
};

/** Whether the form that has come was waited for; only once. */
export function isExpected(template: string): boolean {
  const expected = chosen === template;
  chosen = '';
  return expected;
}
