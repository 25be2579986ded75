import * as v from 'valibot';
import type { FilledTemplate, TemplateValue, WhatsAppTemplate } from '@/core/model/template';
import { sameTemplate } from './current.ts';
import { fieldsOf, type TemplateFieldSpec } from './fields.ts';

const Word = v.fallback(v.union([v.string(), v.pipe(v.number(), v.transform(String))]), '');
const Values = v.record(v.string(), Word);
/** Since 4.5 the values stand by component; before, those of the body alone stood there as they are. */
const Parts = v.object({
  body: v.fallback(Values, {}),
  header: v.fallback(Values, {}),
  // By place among all buttons; where nothing is to be filled there is a hole.
  buttons: v.fallback(v.array(v.nullish(v.object({ parameter: Word }))), []),
});
const Sent = v.object({
  name: v.string(),
  language: v.fallback(v.string(), ''),
  processed_params: v.fallback(v.record(v.string(), v.unknown()), {}),
});
const Message = v.union([
  v.pipe(
    v.object({ template_params: Sent }),
    v.transform(({ template_params }) => template_params),
  ),
  Sent,
]);

const isByPart = (params: Readonly<Record<string, unknown>>) =>
  ['body', 'header', 'buttons'].some((part) => typeof params[part] === 'object' && params[part] !== null);

const primary = (tag: string) => tag.toLowerCase().split(/[-_]/, 1)[0];

/** For showing, `en` and `en_US` are close enough: callers of Chatwoot's API write the one for the other. */
const findFor = (
  key: Pick<WhatsAppTemplate, 'name' | 'language'>,
  list: readonly WhatsAppTemplate[],
): WhatsAppTemplate | undefined =>
  list.find((one) => sameTemplate(one, key)) ??
  list.find((one) => one.name === key.name && primary(one.language) === primary(key.language));

type Given = v.InferOutput<typeof Parts>;
const own = (values: Readonly<Record<string, string>>, key: string) =>
  Object.hasOwn(values, key) ? (values[key] ?? '') : '';

function valueFor({ field, kind, key }: TemplateFieldSpec, { body, header, buttons }: Given): string {
  if (kind === 'media') return own(header, 'media_url');
  if (kind === 'url-ending' || kind === 'code') return buttons[Number(field.split(':')[1])]?.parameter ?? '';
  return own(field.startsWith('header:') ? header : body, key);
}

/**
 * A template as Chatwoot keeps it with a message it sent (`template_params`), for showing it as the customer got it.
 * undefined = it is none, or not in the list any more. Never throws.
 */
export function readSent(raw: unknown, list: readonly WhatsAppTemplate[]): FilledTemplate | undefined {
  const message = v.safeParse(Message, raw);
  if (!message.success) return undefined;
  const { processed_params: params, ...key } = message.output;
  const template = findFor(key, list);
  const given = v.safeParse(Parts, isByPart(params) ? params : { body: params });
  if (!template || !given.success) return undefined;
  const values = fieldsOf(template).flatMap((spec): [string, TemplateValue][] => {
    const text = valueFor(spec, given.output);
    return text === '' ? [] : [[spec.field, { text }]];
  });
  return { template, values: Object.fromEntries(values) };
}
