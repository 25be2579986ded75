import type { Contact } from '@/core/model/contact';
import type { TemplateValue } from '@/core/model/template';
import type { QuickItem } from '@/core/queries/from-page';
import { fieldsOf } from '@/core/templates/fields';
import { renderText } from '@/core/templates/fill';
import { fieldValues, fillFields, unsettledFields } from '@/core/templates/fill-fields';

/** What was filled in, by the gap's name. */
export type Filled = Readonly<Record<string, TemplateValue>>;

/** Something to fill in before a text is ready. */
export interface Gap {
  readonly field: string;
  /** What stands between the braces. */
  readonly key: string;
  /** Its maker's example; '' = none. */
  readonly sample: string;
}

/** How people find it: a quick reply by its title, a template by its name. */
export const titleOf = (item: QuickItem) => (item.kind === 'reply' ? item.reply.title : item.template.name);

/** BCP 47; templates write theirs with a low line. */
export const languageOf = (item: QuickItem) =>
  item.kind === 'reply' ? item.reply.language : item.template.language.replaceAll('_', '-');

/** What is known without asking: who writes, and the one person of the selection. There is no case here. */
function known({ me }: QuickItem, contact: Contact | null, language: string) {
  const about = { number: '', subject: '', contactName: '', fields: {} };
  return fieldValues({ contact, case: about, fields: [], me }, language);
}

const textsOf = (filled: Filled) =>
  Object.fromEntries(Object.entries(filled).map(([field, { text }]) => [field, text.trim()]));

/** The text as it would be inserted now; what is not filled stays as it is written. */
export function textOf(item: QuickItem, contact: Contact | null, filled: Filled): string {
  if (item.kind === 'reply') {
    const { text, language } = item.reply;
    return fillFields(text, { ...known(item, contact, language), ...textsOf(filled) });
  }
  // Buttons are the platform's; in a field of a page they would only be words in brackets.
  return renderText({ template: { ...item.template, buttons: [] }, values: filled });
}

/** What is to be filled in of an item, in its order, whether it is filled by now or not. */
export function gapsOf(item: QuickItem, contact: Contact | null): Gap[] {
  if (item.kind === 'template')
    return fieldsOf(item.template)
      .filter(({ kind, field }) => kind === 'text' && !field.startsWith('button:'))
      .map(({ field, key, sample }) => ({ field, key, sample }));
  return unsettledFields(textOf(item, contact, {})).map(({ name }) => ({
    field: name,
    key: name,
    sample: '',
  }));
}

/** Gaps without a value: such a text is not ready. */
export const openGaps = (gaps: readonly Gap[], filled: Filled) =>
  gaps.filter(({ field }) => (filled[field]?.text ?? '').trim() === '');
