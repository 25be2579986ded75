import type { Attachment } from '@/core/model/message';
import type { FilledTemplate, TemplateMedia, WhatsAppTemplate } from '@/core/model/template';
import { cleanValue, hasBreak, hasHidden, hasWideGap } from './clean.ts';
import { fieldsOf, type TemplateFieldSpec } from './fields.ts';
import { sentText, sentUrl, type Values, valueIn } from './fill.ts';
import { readPlace } from './place.ts';
import type { ProblemReason, TemplateProblem } from './problem.ts';

/** Longest texts as they go out, in UTF-16 units: never fewer than the platform counts. */
const MOST = { header: 60, body: 1024, link: 2000, code: 15 } as const;

const MEGABYTE = 1_000_000;
/** What a header takes. A moving picture is a video that is repeated. */
const FILES: Record<TemplateMedia, { readonly type: RegExp; readonly most: number }> = {
  image: { type: /^image\/(jpeg|png)$/, most: 5 * MEGABYTE },
  video: { type: /^video\/(mp4|3gpp)$/, most: 16 * MEGABYTE },
  gif: { type: /^video\/mp4$/, most: 16 * MEGABYTE },
  document: { type: /^(application|text)\/[\w.+-]+$/, most: 100 * MEGABYTE },
};

type Found = Omit<TemplateProblem, 'field' | 'level'>;
const found = (code: number | null, reason: ProblemReason, fix?: string): Found =>
  fix === undefined ? { code, reason } : { code, reason, fix };

/** A field that another tool or a quick reply left open. */
const OPEN = /\{\{[^{}\n\r]*\}\}/;

/** Half a letter is not even JSON; the rest would arrive, and a name that turns the line around is no name. */
const codeOfHidden = (value: string) => (value.isWellFormed() ? null : 100);

/** What holds for every value that a customer reads. Blanks and signs that only look harmless are a rule of ours. */
function inText(value: string): Found[] {
  const fix = cleanValue(value);
  return [
    ...(hasBreak(value) ? [found(132018, 'line-break', fix)] : []),
    ...(hasWideGap(value) ? [found(value.includes(' '.repeat(5)) ? 132018 : null, 'spaces', fix)] : []),
    ...(hasHidden(value) ? [found(codeOfHidden(value), 'hidden', fix)] : []),
    ...(OPEN.test(value) ? [found(null, 'gap-left')] : []),
  ];
}

function inCode(value: string): Found[] {
  const tidy = cleanValue(value).replace(/\s/g, '');
  const isSound = (code: string) => /^[A-Za-z0-9]+$/.test(code);
  return [
    ...(isSound(value) ? [] : [found(132012, 'code-wrong', isSound(tidy) ? tidy : undefined)]),
    ...(value.length > MOST.code ? [{ ...found(132005, 'code-long'), over: value.length - MOST.code }] : []),
  ];
}

/** An ending must make an address of it, and no other one than was approved. */
function inLink(
  value: string,
  { url, variable }: { url: string; variable: { key: string; sample: string } },
) {
  const from = sentUrl(url, variable, '');
  const whole = sentUrl(url, variable, value);
  const isWhole = /^https?:\/\//i.test(value);
  const common = inText(value);
  const ending = isWhole && value.startsWith(from) ? value.slice(from.length) : undefined;
  return [
    ...common,
    // After `?to=` a whole address may stand; after a slash it is what somebody copied from the browser.
    ...(ending !== undefined || (isWhole && from.endsWith('/'))
      ? [found(null, 'link-whole', ending || undefined)]
      : []),
    ...(common.length === 0 && !isLink(whole) ? [found(132012, 'link-wrong', encoded(value))] : []),
    ...(whole.length > MOST.link ? [{ ...found(132005, 'link-long'), over: whole.length - MOST.link }] : []),
  ];
}

const isLink = (url: string) => !/\s/.test(url) && URL.canParse(url) && /^https?:/i.test(url);

/** Blanks written as an address has them. */
const encoded = (value: string) => value.trim().replace(/\s/g, (sign) => encodeURIComponent(sign));

function inPlace(value: string): Found[] {
  const place = readPlace(value);
  if (!place) return [found(132012, 'place-wrong')];
  return [...inText(value), ...(place.name && place.address ? [] : [found(131008, 'place-unnamed')])];
}

/** What the platform says when nothing comes for a field: it depends on the part of the template. */
const MISSING = { text: 132000, 'url-ending': 131008, code: 131008, location: 132012 } as const;

function inField({ field, kind }: TemplateFieldSpec, template: WhatsAppTemplate, value: string): Found[] {
  if (kind === 'media') return [];
  if (value === '') return [found(MISSING[kind], 'missing')];
  if (cleanValue(value) === '') return [found(value.trim() === '' ? 131008 : codeOfHidden(value), 'blank')];
  if (kind === 'code') return inCode(value);
  if (kind === 'location') return inPlace(value);
  const button = kind === 'url-ending' ? template.buttons[Number(field.slice('button:'.length))] : undefined;
  return button?.kind === 'url' && button.variable
    ? inLink(value, { url: button.url, variable: button.variable })
    : inText(value);
}

/** The field with the longest value in the body: the one to shorten. */
function longest({ body }: WhatsAppTemplate, values: Values): string | null {
  const fields = body.variables.map(({ key }) => `body:${key}`);
  const length = (field: string) => valueIn(values, field).length;
  return fields.reduce<string | null>(
    (best, field) => (best === null || length(field) > length(best) ? field : best),
    null,
  );
}

function lengths(template: WhatsAppTemplate, values: Values): TemplateProblem[] {
  const { header, body } = template;
  const top = header?.kind === 'text' ? sentText('header', header, values).length - MOST.header : 0;
  const long = sentText('body', body, values).length - MOST.body;
  const key = header?.kind === 'text' ? header.variables[0]?.key : undefined;
  const problem = { code: 132005, level: 'stop' } as const;
  return [
    ...(top > 0
      ? [{ ...problem, reason: 'header-long', field: key ? `header:${key}` : null, over: top } as const]
      : []),
    ...(long > 0
      ? [{ ...problem, reason: 'body-long', field: longest(template, values), over: long } as const]
      : []),
  ];
}

/** What is wrong with the file for a header; `most` = what the channel itself takes, 0 = no limit known. */
function inFile({ header }: WhatsAppTemplate, file: Attachment | undefined, most: number): Found[] {
  // It would not go along: nobody would notice.
  if (header?.kind !== 'media') return file ? [found(null, 'file-unwanted')] : [];
  // «Format mismatch, expected IMAGE, received UNKNOWN».
  if (!file) return [found(132012, 'file-missing')];
  const takes = FILES[header.media];
  const limit = most > 0 ? Math.min(most, takes.most) : takes.most;
  return [
    ...(takes.type.test(mimeOf(file.type)) ? [] : [found(131053, 'file-type')]),
    ...(file.size === 0 ? [found(131053, 'file-empty')] : []),
    ...(file.size > limit ? [found(131053, 'file-large')] : []),
  ];
}

const mimeOf = (type: string) => (type.split(';')[0] ?? '').trim().toLowerCase();

/** Every field of a fill, in its order: what is missing, wrong, or too long. */
export function checkValues(
  { template, values, media }: FilledTemplate & { readonly template: WhatsAppTemplate },
  mostBytes: number,
): TemplateProblem[] {
  const at = (field: string, all: readonly Found[]) =>
    all.map((one): TemplateProblem => ({ ...one, field, level: 'stop' }));
  return [
    ...at('header:media', inFile(template, media, mostBytes)),
    ...fieldsOf(template).flatMap((spec) =>
      at(spec.field, inField(spec, template, valueIn(values, spec.field))),
    ),
    ...lengths(template, values),
  ];
}
