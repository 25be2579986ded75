import type { MessageTemplate, WhatsAppTemplate } from '@/core/model/template';
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
  return { problem: changed ? { code: 132000, reason: 'changed', ...stop } : null, current };
}

/** The languages a template exists in, for one that is gone in the language it was chosen in. */
export const languagesOf = (name: string, list: readonly MessageTemplate[]): string[] =>
  list.flatMap((one) =>
    one.kind === 'whatsapp' && one.name === name && one.status === 'approved' ? [one.language] : [],
  );
