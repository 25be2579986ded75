import * as v from 'valibot';
import type {
  TemplateButton,
  TemplateHeader,
  TemplateMedia,
  TemplateText,
  WhatsAppTemplate,
} from '@/core/model/template';
import { formatOf, gapOf, withGaps } from './gaps.ts';
import { categoryOf, qualityOf, statusOf, wordOf } from './parse-words.ts';

/** A list of templates as it was understood. */
export interface ParsedTemplates {
  readonly templates: WhatsAppTemplate[];
  /**
   * What could not be used, and why: `unreadable`, `no-name`, `no-body`, `twice`, or the part we do not know
   * (`header PRODUCT`, `part CAROUSEL`).
   */
  readonly skipped: { readonly name: string; readonly why: string }[];
  /** Where the next page of the list begins; '' = this was the last. */
  readonly next: string;
}

// Whatever is missing or of another kind is as good as empty: one odd field must not cost the whole list.
const Word = v.fallback(v.string(), '');
const Words = v.fallback(v.array(Word), []);
const Named = v.fallback(v.array(v.object({ param_name: Word, example: Word })), []);
const Example = v.fallback(
  v.object({
    header_text: Words,
    header_text_named_params: Named,
    header_handle: Words,
    // A row per example; some write the one row alone.
    body_text: v.fallback(v.array(v.union([v.array(Word), v.string()])), []),
    body_text_named_params: Named,
  }),
  {
    header_text: [],
    header_text_named_params: [],
    header_handle: [],
    body_text: [],
    body_text_named_params: [],
  },
);
const Button = v.object({
  type: Word,
  text: Word,
  url: Word,
  phone_number: Word,
  otp_type: Word,
  example: v.fallback(v.union([v.string(), v.array(Word)]), ''),
});
const Component = v.object({
  type: Word,
  format: Word,
  text: Word,
  example: Example,
  buttons: v.fallback(v.array(Button), []),
});
const Entry = v.object({
  id: v.fallback(v.union([v.string(), v.pipe(v.number(), v.transform(String))]), ''),
  name: Word,
  language: v.fallback(
    v.union([
      v.string(),
      v.pipe(
        v.object({ code: v.string() }),
        v.transform(({ code }) => code),
      ),
    ]),
    '',
  ),
  status: Word,
  category: Word,
  parameter_format: Word,
  quality_score: v.fallback(
    v.union([
      v.string(),
      v.pipe(
        v.object({ score: v.string() }),
        v.transform(({ score }) => score),
      ),
    ]),
    '',
  ),
  components: v.array(Component),
});
type Wire = v.InferOutput<typeof Entry>;
type WirePart = v.InferOutput<typeof Component>;
type WireButton = v.InferOutput<typeof Button>;

const List = v.union([
  v.pipe(
    v.array(v.unknown()),
    v.transform((data) => ({ data, next: '' })),
  ),
  v.pipe(
    v.object({
      data: v.array(v.unknown()),
      paging: v.fallback(
        v.object({ next: Word, cursors: v.fallback(v.object({ after: Word }), { after: '' }) }),
        {
          next: '',
          cursors: { after: '' },
        },
      ),
    }),
    // The last page has a cursor, too: only `next` tells that there is more.
    v.transform(({ data, paging }) => ({ data, next: paging.next && paging.cursors.after })),
  ),
  v.pipe(
    v.object({ message_templates: v.array(v.unknown()) }),
    v.transform(({ message_templates: data }) => ({ data, next: '' })),
  ),
]);

/** Why a template is of no use to us. */
class Unusable extends Error {}

const lines = (text: string) => text.replace(/\r\n?/g, '\n');

/** Samples by name, else by place: of positional gaps the place is their number. */
function textOf(
  text: string,
  inRow: readonly string[],
  named: readonly { readonly param_name: string; readonly example: string }[],
): TemplateText {
  return withGaps(lines(text), (key, place) => {
    const byName = named.find(({ param_name }) => param_name === key)?.example;
    const number = /^\d+$/.test(key) ? Number(key) - 1 : place;
    return byName ?? inRow[number] ?? '';
  });
}

const MEDIA: Readonly<Record<string, TemplateMedia>> = {
  IMAGE: 'image',
  VIDEO: 'video',
  GIF: 'gif',
  DOCUMENT: 'document',
};

function headerOf(part: WirePart | undefined): TemplateHeader | null {
  if (!part) return null;
  const { header_text, header_text_named_params, header_handle } = part.example;
  const format = wordOf(part.format);
  if (format === 'TEXT' || (format === '' && part.text !== ''))
    return { kind: 'text', ...textOf(part.text, header_text, header_text_named_params) };
  if (format === 'LOCATION') return { kind: 'location' };
  if (format === '' || format === 'NONE') return null;
  const media = Object.hasOwn(MEDIA, format) ? MEDIA[format] : undefined;
  if (!media) throw new Unusable(`header ${format}`);
  return { kind: 'media', media, sample: header_handle[0] ?? '' };
}

/** What every one-time code button does behind its label, as lists show it. */
const OTP_URL = 'https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code=otp{{1}}';
/** Buttons that need nothing from us; the others (flows, catalogues) want data that nobody can type. */
const NEEDS_NOTHING = ['VOICE_CALL'];

/** The ending out of an example, which is mostly the whole address. */
function urlButton(label: string, url: string, example: string): TemplateButton {
  const before = url.split('{{', 1)[0] ?? '';
  const sample = before && example.startsWith(before) ? example.slice(before.length) : example;
  return { kind: 'url', label, url, variable: gapOf(url, sample) };
}

function buttonOf({ type, text: label, url, phone_number, example: given }: WireButton): TemplateButton {
  const example = typeof given === 'string' ? given : (given[0] ?? '');
  const word = wordOf(type);
  switch (word) {
    case 'QUICK_REPLY':
      return { kind: 'quick-reply', label };
    case 'URL':
      return urlButton(label, url, example);
    case 'OTP':
      return urlButton(label || 'Copy code', OTP_URL, example);
    case 'PHONE_NUMBER':
      return { kind: 'phone', label, phone: phone_number };
    case 'COPY_CODE':
      return { kind: 'copy-code', label: label || 'Copy offer code', sample: example };
    default:
      return { kind: 'other', label, type: word, supported: NEEDS_NOTHING.includes(word) };
  }
}

const PARTS = ['HEADER', 'BODY', 'FOOTER', 'BUTTONS'];

function templateOf(wire: Wire): WhatsAppTemplate {
  const { name, language, components } = wire;
  if (name === '') throw new Unusable('no-name');
  const part = (word: string) => components.find(({ type }) => wordOf(type) === word);
  const foreign = components.find(({ type }) => !PARTS.includes(wordOf(type)));
  if (foreign) throw new Unusable(`part ${wordOf(foreign.type)}`);
  const body = part('BODY');
  if (!body || body.text.trim() === '') throw new Unusable('no-body');
  const [row] = body.example.body_text;
  const samples = Array.isArray(row) ? row : body.example.body_text.map(String);
  const header = headerOf(part('HEADER'));
  const text = textOf(body.text, samples, body.example.body_text_named_params);
  const keys = [...(header?.kind === 'text' ? header.variables : []), ...text.variables].map(
    ({ key }) => key,
  );
  return {
    kind: 'whatsapp',
    id: wire.id || `${name}/${language}`,
    name,
    language,
    category: categoryOf(wire.category),
    status: statusOf(wire.status),
    quality: qualityOf(wire.quality_score),
    // Old copies do not say it, and newer ones say POSITIONAL of whatever they did not look at.
    format: wordOf(wire.parameter_format) === 'NAMED' ? 'named' : formatOf(keys),
    header,
    body: text,
    footer: lines(part('FOOTER')?.text ?? ''),
    buttons: (part('BUTTONS')?.buttons ?? []).map(buttonOf),
    channels: [],
  };
}

const NameOnly = v.object({ name: Word });

function readOne(raw: unknown): WhatsAppTemplate | { readonly name: string; readonly why: string } {
  const read = v.safeParse(Entry, raw);
  const named = v.safeParse(NameOnly, raw);
  const name = named.success ? named.output.name : '';
  if (!read.success) return { name, why: 'unreadable' };
  try {
    return templateOf(read.output);
  } catch (error) {
    if (error instanceof Unusable) return { name, why: error.message };
    throw error;
  }
}

/** Of two with one key the sendable one stays: copies keep old versions. */
function withoutTwins({ templates, skipped, next }: ParsedTemplates): ParsedTemplates {
  const kept = new Map<string, WhatsAppTemplate>();
  const twins: ParsedTemplates['skipped'] = [];
  for (const one of templates) {
    const key = `${one.name}/${one.language}`;
    const other = kept.get(key);
    if (other) twins.push({ name: one.name, why: 'twice' });
    if (!other || (other.status !== 'approved' && one.status === 'approved')) kept.set(key, one);
  }
  return { templates: [...kept.values()], skipped: [...skipped, ...twins], next };
}

/** Graph's list, Chatwoot's, or a bare array; never throws. What is no list at all is an empty one. */
export function parseTemplates(raw: unknown): ParsedTemplates {
  const list = v.safeParse(List, raw);
  const { data, next } = list.success ? list.output : { data: [], next: '' };
  const templates: WhatsAppTemplate[] = [];
  const skipped: ParsedTemplates['skipped'] = [];
  for (const one of data.map(readOne)) {
    if ('why' in one) skipped.push(one);
    else templates.push(one);
  }
  return withoutTwins({ templates, skipped, next });
}
