import type { FilledTemplate, MessageTemplate, WhatsAppTemplate } from '@/core/model/template';
import { checkFilled, type SendContext } from './check.ts';
import { fieldsOf } from './fields.ts';
import type { TemplateProblem } from './problem.ts';

/** The key of a template at the platform: one name has a template per language. */
export const sameTemplate = (
  one: Pick<WhatsAppTemplate, 'name' | 'language'>,
  other: Pick<WhatsAppTemplate, 'name' | 'language'>,
): boolean => one.name === other.name && one.language === other.language;

/** Everything the customer reads or presses; samples, quality and ids may change. */
const shape = ({ format, header, body, footer, buttons }: WhatsAppTemplate) =>
  JSON.stringify([
    format,
    header && (header.kind === 'text' ? header.text : header.kind === 'media' ? header.media : header.kind),
    body.text,
    footer,
    buttons.map((button) => [
      button.kind,
      button.label,
      button.kind === 'url' ? button.url : button.kind === 'phone' ? button.phone : '',
    ]),
  ]);

/** What a changed template costs if the old values are sent: too few, too many, of another kind; null = nothing. */
function codeOfChange(was: WhatsAppTemplate, is: WhatsAppTemplate): number | null {
  const fields = (one: WhatsAppTemplate) =>
    fieldsOf(one).map(({ field, kind, media }) => [field, kind, media]);
  if (was.header?.kind !== is.header?.kind) return is.header?.kind === 'text' ? 132000 : 132012;
  return JSON.stringify(fields(was)) === JSON.stringify(fields(is)) ? null : 132000;
}

/**
 * Whether a template is still what somebody filled in, against the list as it is now. The platform sends its own
 * text, so of a changed one the customer would read what nobody here has seen.
 */
export function checkCurrent(
  template: MessageTemplate,
  list: readonly MessageTemplate[],
): { readonly problem: TemplateProblem | null; readonly current: WhatsAppTemplate | null } {
  if (template.kind !== 'whatsapp') return { problem: null, current: null };
  const current = list.find(
    (one): one is WhatsAppTemplate => one.kind === 'whatsapp' && sameTemplate(one, template),
  );
  const stop = { field: null, level: 'stop' } as const;
  if (!current) return { problem: { code: 132001, reason: 'gone', ...stop }, current: null };
  const changed = shape(current) !== shape(template);
  const problem = changed
    ? ({ code: codeOfChange(template, current), reason: 'changed', ...stop } as const)
    : null;
  return { problem, current };
}

/** Everything before something goes out: against the rules, and against the list as it is now (its status, its channels). */
export function checkSend(
  filled: FilledTemplate,
  about: SendContext,
  list: readonly MessageTemplate[],
): TemplateProblem[] {
  const { problem, current } = checkCurrent(filled.template, list);
  const found = checkFilled(current && !problem ? { ...filled, template: current } : filled, about);
  return problem ? [problem, ...found] : found;
}

/** The languages a template exists in, for one that is gone in the language it was chosen in. */
export const languagesOf = (name: string, list: readonly MessageTemplate[]): string[] =>
  list.flatMap((one) =>
    one.kind === 'whatsapp' && one.name === name && one.status === 'approved' ? [one.language] : [],
  );
