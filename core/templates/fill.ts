import type {
  AppleMessage,
  FilledTemplate,
  RichContent,
  TemplateButton,
  TemplateField,
  TemplateText,
  TemplateValue,
  TemplateVariable,
  WhatsAppTemplate,
} from '@/core/model/template';
import { GAP } from './gaps.ts';
import { readPlace } from './place.ts';

/** A stretch of a template's text; `field` = it stands in the place of that one. */
export interface Part {
  /** The value, or the sample as long as there is none. */
  readonly text: string;
  readonly field: TemplateField | null;
  readonly filled: boolean;
}

/** A button as the customer sees it. */
export interface FilledButton {
  readonly label: string;
  /** Where it leads: address, number, code; '' = it is an answer. */
  readonly target: string;
  /** What of it is to be filled in; null = nothing. */
  readonly field: TemplateField | null;
  readonly filled: boolean;
}

/** A template with what is filled in so far, for a preview. */
export interface FilledParts {
  /** null = none, or one that is no text. */
  readonly header: readonly Part[] | null;
  readonly body: readonly Part[];
  readonly footer: string;
  readonly buttons: readonly FilledButton[];
}

/** Values by field. */
export type Values = Readonly<Record<TemplateField, TemplateValue>>;

/** The value of a field, '' if there is none. hasOwn: a variable called `constructor` must not find Object's. */
export const valueIn = (values: Values, field: TemplateField): string =>
  Object.hasOwn(values, field) ? (values[field]?.text ?? '') : '';

/** A text cut at its gaps. Only what `variables` names is one: anything else between braces is text. */
function partsOf(
  text: string,
  variables: readonly TemplateVariable[],
  fieldOf: (key: string) => TemplateField,
  values: Values,
): Part[] {
  const samples = new Map(variables.map(({ key, sample }) => [key, sample]));
  const parts: Part[] = [];
  let from = 0;
  const still = (to: number) => {
    if (to > from) parts.push({ text: text.slice(from, to), field: null, filled: true });
  };
  for (const match of text.matchAll(GAP)) {
    const key = match[1] ?? '';
    const sample = samples.get(key);
    if (sample === undefined) continue;
    still(match.index);
    const field = fieldOf(key);
    const value = valueIn(values, field);
    parts.push({ text: value || sample || `{{${key}}}`, field, filled: value !== '' });
    from = match.index + match[0].length;
  }
  still(text.length);
  return parts;
}

const ofText = (component: 'header' | 'body', { text, variables }: TemplateText, values: Values) =>
  partsOf(text, variables, (key) => `${component}:${key}`, values);

const joined = (parts: readonly Part[]) => parts.map(({ text }) => text).join('');

function ofButton(button: TemplateButton, index: number, values: Values): FilledButton {
  const { label } = button;
  const field = `button:${index}`;
  switch (button.kind) {
    case 'url': {
      const target = joined(
        partsOf(button.url, button.variable ? [button.variable] : [], () => field, values),
      );
      const filled = !button.variable || valueIn(values, field) !== '';
      return { label, target, field: button.variable && field, filled };
    }
    case 'copy-code': {
      const code = valueIn(values, field);
      return { label, target: code || button.sample, field, filled: code !== '' };
    }
    case 'phone':
      return { label, target: button.phone, field: null, filled: true };
    default:
      return { label, target: '', field: null, filled: true };
  }
}

/** A template with its values in place: what is missing stands there as its sample, marked as not filled. */
export function fillParts(template: WhatsAppTemplate, values: Values): FilledParts {
  const { header } = template;
  return {
    header: header?.kind === 'text' ? ofText('header', header, values) : null,
    body: ofText('body', template.body, values),
    footer: template.footer,
    buttons: template.buttons.map((button, index) => ofButton(button, index, values)),
  };
}

/** Only what was filled in; a gap stays a gap, so that no sample is ever taken for a value. */
const asSent = (parts: readonly Part[], fields: ReadonlyMap<TemplateField, string>) =>
  parts.map(({ text, field, filled }) => (filled || !field ? text : (fields.get(field) ?? ''))).join('');

/** The text of one component as it goes out. */
export function sentText(
  component: 'header' | 'body',
  { text, variables }: TemplateText,
  values: Values,
): string {
  const gaps = new Map(variables.map(({ key }) => [`${component}:${key}`, `{{${key}}}`]));
  return asSent(ofText(component, { text, variables }, values), gaps);
}

/** The address of a button as it goes out; a gap without a value is empty. */
export const sentUrl = (url: string, variable: TemplateVariable | null, value: string): string =>
  variable ? url.replace(GAP, (gap, key: string) => (key === variable.key ? value : gap)) : url;

/** Paragraphs of a text for reading; what is empty leaves no gap. */
const paragraphs = (...all: readonly string[]) => all.filter((one) => one.trim() !== '').join('\n\n');

const inBrackets = ({ label, target }: { label: string; target: string }) =>
  target ? `[${label}] ${target}` : `[${label}]`;

function renderWhatsApp(template: WhatsAppTemplate, values: Values): string {
  const { header } = template;
  const top =
    header?.kind === 'text'
      ? sentText('header', header, values)
      : header?.kind === 'location'
        ? placeText(valueIn(values, 'header:location'))
        : '';
  const buttons = fillParts(template, values).buttons.map((button) =>
    inBrackets(button.filled ? button : { label: button.label, target: '' }),
  );
  return paragraphs(top, sentText('body', template.body, values), template.footer, buttons.join('\n'));
}

const placeText = (written: string) => {
  const place = readPlace(written);
  return place ? [place.name, place.address].filter(Boolean).join('\n') : '';
};

function contentLines(content: RichContent): string[] {
  switch (content.kind) {
    case 'list-picker':
      return content.sections.flatMap(({ title, choices }) => [
        ...(title ? [title] : []),
        ...choices.map(({ title: one, detail }) => (detail ? `[${one}] ${detail}` : `[${one}]`)),
      ]);
    case 'time-picker':
      return [content.place, ...content.slots.map(({ at }) => `[${at}]`)].filter(Boolean);
    case 'quick-reply':
      return content.choices.map((choice) => `[${choice}]`);
    case 'rich-link':
      return [content.url];
    case 'form':
      return content.pages.flatMap(({ title, fields }) => [title, ...fields.map((field) => `[${field}]`)]);
  }
}

const renderApple = ({ title, subtitle, content }: AppleMessage) =>
  paragraphs([title, subtitle].filter(Boolean).join('\n'), contentLines(content).join('\n'));

/** What the customer reads, as plain text: header, body, footer, then the buttons in brackets. Files stand beside it. */
export const renderText = ({ template, values }: Pick<FilledTemplate, 'template' | 'values'>): string =>
  template.kind === 'apple' ? renderApple(template) : renderWhatsApp(template, values);
