import type { TemplateText, TemplateVariable, WhatsAppTemplate } from '@/core/model/template';

/** A gap in a text: `{{1}}`, `{{ first_name }}`. Anything else between braces is text. */
export const GAP = /\{\{\s*(\w{1,64})\s*\}\}/g;

/** Names of the gaps in a text, each once, in the order in which they are met. */
export const gapsIn = (text: string): string[] => [
  ...new Set([...text.matchAll(GAP)].map((match) => match[1] ?? '')),
];

/** A text with its gaps found; `sampleOf` is asked for each of them and for its place among them. */
export const withGaps = (text: string, sampleOf: (key: string, place: number) => string): TemplateText => ({
  text,
  variables: gapsIn(text).map((key, place) => ({ key, sample: sampleOf(key, place) })),
});

/** The gap of an address; null = it is fixed. */
export function gapOf(url: string, sample: string): TemplateVariable | null {
  const [key] = gapsIn(url);
  return key === undefined ? null : { key, sample };
}

const NUMBER = /^[1-9]\d{0,3}$/;
/** Whether gaps are counted or named; a template has one kind only, and without gaps it is the usual one. */
export const formatOf = (keys: readonly string[]): WhatsAppTemplate['format'] =>
  keys.every((key) => NUMBER.test(key)) ? 'positional' : 'named';

/** Positional gaps in the order of their numbers: that is how the platform reads the values, wherever they stand. */
export const inOrder = (
  { variables }: TemplateText,
  format: WhatsAppTemplate['format'],
): readonly TemplateVariable[] =>
  format === 'named' ? variables : [...variables].sort((a, b) => Number(a.key) - Number(b.key));

/** Whether the gaps of a text are what the platform can have approved: counted from 1 without a hole, or named its way. */
export function hasSoundGaps(text: TemplateText, format: WhatsAppTemplate['format']): boolean {
  const sorted = inOrder(text, format);
  return format === 'named'
    ? sorted.every(({ key }) => /^[a-z_][a-z0-9_]*$/.test(key))
    : sorted.every(({ key }, place) => key === String(place + 1));
}
