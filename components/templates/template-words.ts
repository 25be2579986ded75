import { locale, t } from '@/components/locales';
import '@/components/locales/templates.ts';
import { problemText } from '@/components/templates/refusal-text.ts';
import type { MessageTemplate, WhatsAppTemplate } from '@/core/model/template';
import { checkFilled, type SendContext } from '@/core/templates/check';
import type { TemplateFieldSpec } from '@/core/templates/fields';
import type { TemplateProblem } from '@/core/templates/problem';

/** `pt_BR` as people say it; '' = any language. */
export function languageName(language: string): string {
  if (language === '') return '';
  try {
    const names = new Intl.DisplayNames([locale.value], { type: 'language' });
    return names.of(language.replaceAll('_', '-')) ?? language;
  } catch {
    return language; // A desk's own word.
  }
}

const primary = (tag: string) => tag.toLowerCase().split(/[-_]/, 1)[0] ?? '';

/** Whether the contact reads the language of a template; what is unknown is no other language. */
export const isTheirLanguage = ({ language }: MessageTemplate, contactLanguage: string): boolean =>
  language === '' || contactLanguage === '' || primary(language) === primary(contactLanguage);

/** What kind of message it is: its category, or which rich message. */
export const kindWord = (template: MessageTemplate): string =>
  template.kind === 'whatsapp'
    ? t(`template.category.${template.category}`)
    : t(`template.apple.${template.content.kind}`);

/** The words by which somebody knows a template again. */
export const textOf = (template: MessageTemplate): string =>
  template.kind === 'whatsapp'
    ? [template.header?.kind === 'text' ? template.header.text : '', template.body.text]
        .filter(Boolean)
        .join(' ')
    : [template.title, template.subtitle].filter(Boolean).join(' ');

/** What stands against a template whatever is filled in; undefined = nothing. */
export const problemWith = (template: MessageTemplate, about: SendContext): TemplateProblem | undefined =>
  checkFilled({ template, values: {} }, about).find(
    ({ level, field }) => level === 'stop' && (field === null || template.kind === 'apple'),
  );

/** The same as a sentence; '' = it can be sent. */
export function whyBlocked(template: MessageTemplate, about: SendContext): string {
  const problem = problemWith(template, about);
  return problem ? problemText(problem) : '';
}

/** What a field of the form is called. */
export function fieldName(
  { field, kind, key, media }: TemplateFieldSpec,
  template: WhatsAppTemplate,
): string {
  if (kind === 'media') return t(`template.field.${media ?? 'document'}`);
  if (kind === 'location') return t('template.field.location');
  if (kind === 'code') return t('template.field.code', { button: key });
  if (kind === 'url-ending') {
    const label = template.buttons[Number(field.slice('button:'.length))]?.label ?? key;
    return t('template.field.link', { button: label });
  }
  const shown = `{{${key}}}`;
  return field.startsWith('header:') ? t('template.field.header', { key: shown }) : shown;
}
