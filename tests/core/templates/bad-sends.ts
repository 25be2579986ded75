import type { Attachment } from '@/core/model/message';
import type { SendContext } from '@/core/templates/check';
import { hoursAgo, OWN_NUMBER, type Wire } from './samples';

/** One thing that must not leave, and what the platform would have said. */
export interface BadSend {
  readonly what: string;
  readonly code: number;
  /** Where it is shown; null = the message as a whole. */
  readonly field?: string | null;
  readonly wire?: Wire;
  readonly values?: Readonly<Record<string, string>>;
  readonly media?: Partial<Attachment>;
  readonly about?: Partial<SendContext>;
  /** What the platform lists by now, if it is not what was filled in; null = not there any more. */
  readonly now?: Wire | null;
  /** It belongs to another number of ours. */
  readonly elsewhere?: true;
}

const GOOD = { 'body:1': 'Ana', 'body:2': '30/11' };
const body = (text: string) => [{ type: 'BODY', text }];
const under = (header: Wire, text = 'Olá.') => ({ components: [header, ...body(text)] });
const pressing = (...buttons: readonly Wire[]) => ({
  components: [...body('Olá.'), { type: 'BUTTONS', buttons }],
});
const TITLE = under({ type: 'HEADER', format: 'TEXT', text: 'Pedido {{1}}' });
const PHOTO = under({ type: 'HEADER', format: 'IMAGE' });
const CLIP = under({ type: 'HEADER', format: 'VIDEO' });
const LOOP = under({ type: 'HEADER', format: 'GIF' });
const PAPER = under({ type: 'HEADER', format: 'DOCUMENT' });
const PLACE = under({ type: 'HEADER', format: 'LOCATION' });
const LINK = pressing(
  { type: 'QUICK_REPLY', text: 'Sim' },
  { type: 'URL', text: 'Ver', url: 'https://example.com/{{1}}' },
);
const COUPON = pressing({ type: 'COPY_CODE', example: 'SAVE20' });
const NAMED = { parameter_format: 'NAMED', components: body('Olá {{first_name}}, até {{due_date}}.') };
const MARKETING = { category: 'MARKETING' };
const PNG = { type: 'image/png', size: 1000 };

const values: readonly BadSend[] = [
  { what: 'nothing filled in', code: 132000, field: 'body:1', values: {} },
  { what: 'the second of two values missing', code: 132000, field: 'body:2', values: { 'body:1': 'Ana' } },
  {
    what: 'a value under another name',
    code: 132000,
    field: 'body:2',
    values: { 'body:1': 'Ana', 'body:02': 'x' },
  },
  {
    what: 'a value of the body for the header',
    code: 132000,
    field: 'header:1',
    wire: TITLE,
    values: { 'body:1': 'x' },
  },
  {
    what: 'a named value missing',
    code: 132000,
    field: 'body:due_date',
    wire: NAMED,
    values: { 'body:first_name': 'Ana' },
  },
  { what: 'named gaps filled by number', code: 132000, field: 'body:first_name', wire: NAMED, values: GOOD },
  { what: 'only blanks', code: 131008, field: 'body:1', values: { ...GOOD, 'body:1': '   ' } },
  {
    what: 'only a blank that does not break',
    code: 131008,
    field: 'body:2',
    values: { ...GOOD, 'body:2': '\u00a0' },
  },
  { what: 'a line break', code: 132018, field: 'body:1', values: { ...GOOD, 'body:1': 'Ana\nSouza' } },
  {
    what: 'a line break of Windows',
    code: 132018,
    field: 'body:1',
    values: { ...GOOD, 'body:1': 'Ana\r\nSouza' },
  },
  {
    what: 'a line break at the end',
    code: 132018,
    field: 'body:2',
    values: { ...GOOD, 'body:2': '30/11\n' },
  },
  {
    what: 'a line separator',
    code: 132018,
    field: 'body:1',
    values: { ...GOOD, 'body:1': 'Ana\u2028Souza' },
  },
  {
    what: 'a tab, as copied from a sheet',
    code: 132018,
    field: 'body:1',
    values: { ...GOOD, 'body:1': 'Ana\tSouza' },
  },
  {
    what: 'five blanks in a row',
    code: 132018,
    field: 'body:2',
    values: { ...GOOD, 'body:2': '30/11     noite' },
  },
  {
    what: 'a line break in the header',
    code: 132018,
    field: 'header:1',
    wire: TITLE,
    values: { 'header:1': 'A\n17' },
  },
  {
    what: 'a line break in a named value',
    code: 132018,
    field: 'body:first_name',
    wire: NAMED,
    values: { 'body:first_name': 'A\nB', 'body:due_date': 'x' },
  },
  { what: 'half an emoji', code: 100, field: 'body:1', values: { ...GOOD, 'body:1': 'Ana \ud83d' } },
  {
    what: 'a header over 60 characters',
    code: 132005,
    field: 'header:1',
    wire: TITLE,
    values: { 'header:1': 'x'.repeat(54) },
  },
  {
    what: 'a text over 1,024 characters',
    code: 132005,
    field: 'body:2',
    values: { 'body:1': 'Ana', 'body:2': 'x'.repeat(1010) },
  },
  {
    what: 'a text too long because one value stands there twice',
    code: 132005,
    field: 'body:1',
    wire: { components: body('Olá {{1}}, {{1}} e tchau.') },
    values: { 'body:1': 'x'.repeat(510) },
  },
  {
    what: 'a link over 2,000 characters',
    code: 132005,
    field: 'button:1',
    wire: LINK,
    values: { 'button:1': 'x'.repeat(1990) },
  },
  { what: 'a link without its end', code: 131008, field: 'button:1', wire: LINK, values: {} },
  {
    what: 'a blank for the end of a link',
    code: 131008,
    field: 'button:1',
    wire: LINK,
    values: { 'button:1': ' ' },
  },
  {
    what: 'a blank within a link',
    code: 132012,
    field: 'button:1',
    wire: LINK,
    values: { 'button:1': 'pedido 17' },
  },
  {
    what: 'a line break in a link',
    code: 132018,
    field: 'button:1',
    wire: LINK,
    values: { 'button:1': 'a\nb' },
  },
  {
    what: 'a link’s end counted over its own kind',
    code: 131008,
    field: 'button:1',
    wire: LINK,
    values: { 'button:0': 'A-17' },
  },
  { what: 'no code to copy', code: 131008, field: 'button:0', wire: COUPON, values: {} },
  { what: 'a code of blanks', code: 131008, field: 'button:0', wire: COUPON, values: { 'button:0': '  ' } },
  {
    what: 'a code of 16 characters',
    code: 132005,
    field: 'button:0',
    wire: COUPON,
    values: { 'button:0': 'ABCDEFGHIJ123456' },
  },
  {
    what: 'a code with a hyphen',
    code: 132012,
    field: 'button:0',
    wire: COUPON,
    values: { 'button:0': 'SAVE-20' },
  },
  {
    what: 'a code with an accent',
    code: 132012,
    field: 'button:0',
    wire: COUPON,
    values: { 'button:0': 'VERÃO' },
  },
  { what: 'no place', code: 132012, field: 'header:location', wire: PLACE, values: {} },
  {
    what: 'a place without coordinates',
    code: 132012,
    field: 'header:location',
    wire: PLACE,
    values: { 'header:location': 'Rua Direita, 10' },
  },
  {
    what: 'a place beyond the pole',
    code: 132012,
    field: 'header:location',
    wire: PLACE,
    values: { 'header:location': '91, 0; A; B' },
  },
  {
    what: 'a place without a name',
    code: 131008,
    field: 'header:location',
    wire: PLACE,
    values: { 'header:location': '-23.5, -46.6' },
  },
  {
    what: 'a place without an address',
    code: 131008,
    field: 'header:location',
    wire: PLACE,
    values: { 'header:location': '-23.5, -46.6; Loja' },
  },
];

const files: readonly BadSend[] = [
  { what: 'no picture', code: 132012, field: 'header:media', wire: PHOTO },
  { what: 'no video', code: 132012, field: 'header:media', wire: CLIP },
  { what: 'no document', code: 132012, field: 'header:media', wire: PAPER },
  {
    what: 'a text in place of a picture',
    code: 132012,
    field: 'header:media',
    wire: PHOTO,
    values: { 'header:media': 'photo.png' },
  },
  {
    what: 'a picture as WebP',
    code: 131053,
    field: 'header:media',
    wire: PHOTO,
    media: { type: 'image/webp', size: 9 },
  },
  {
    what: 'a PDF as a picture',
    code: 131053,
    field: 'header:media',
    wire: PHOTO,
    media: { type: 'application/pdf', size: 9 },
  },
  { what: 'an empty picture', code: 131053, field: 'header:media', wire: PHOTO, media: { ...PNG, size: 0 } },
  {
    what: 'a picture over 5 MB',
    code: 131053,
    field: 'header:media',
    wire: PHOTO,
    media: { ...PNG, size: 5_000_001 },
  },
  {
    what: 'a video as WebM',
    code: 131053,
    field: 'header:media',
    wire: CLIP,
    media: { type: 'video/webm', size: 9 },
  },
  {
    what: 'a video over 16 MB',
    code: 131053,
    field: 'header:media',
    wire: CLIP,
    media: { type: 'video/mp4', size: 16_000_001 },
  },
  {
    what: 'a GIF that is no video',
    code: 131053,
    field: 'header:media',
    wire: LOOP,
    media: { type: 'image/gif', size: 9 },
  },
  { what: 'a picture as a document', code: 131053, field: 'header:media', wire: PAPER, media: PNG },
  {
    what: 'a document over 100 MB',
    code: 131053,
    field: 'header:media',
    wire: PAPER,
    media: { type: 'application/pdf', size: 100_000_001 },
  },
];

const template: readonly BadSend[] = [
  { what: 'a template that waits for approval', code: 132001, wire: { status: 'PENDING' } },
  { what: 'a rejected template', code: 132001, wire: { status: 'REJECTED' } },
  { what: 'an archived template', code: 132001, wire: { status: 'ARCHIVED' } },
  { what: 'a template about to be deleted', code: 132001, wire: { status: 'PENDING_DELETION' } },
  { what: 'a template at its limit', code: 132001, wire: { status: 'LIMIT_EXCEEDED' } },
  { what: 'a paused template', code: 132015, wire: { status: 'PAUSED' } },
  { what: 'a paused template of an old copy', code: 132015, wire: { status: 'paused' } },
  { what: 'a disabled template', code: 132016, wire: { status: 'DISABLED' } },
  { what: 'a template that is gone', code: 132001, now: null },
  { what: 'a template that exists in another language only', code: 132001, now: { language: 'en' } },
  { what: 'a template that was paused since', code: 132015, now: { status: 'PAUSED' } },
  {
    what: 'a template with one more gap by now',
    code: 132000,
    now: { components: body('Olá {{1}}, vence em {{2}} às {{3}}.') },
  },
  { what: 'a template with one gap less by now', code: 132000, now: { components: body('Olá {{1}}.') } },
  {
    what: 'a template with a picture by now',
    code: 132012,
    now: under({ type: 'HEADER', format: 'IMAGE' }, 'Olá {{1}}, seu plano vence em {{2}}.'),
  },
  {
    what: 'gaps with a hole',
    code: 132000,
    wire: { components: body('Olá {{1}}, até {{3}}.') },
    values: { 'body:1': 'Ana', 'body:3': 'x' },
  },
  {
    what: 'a form behind a button',
    code: 131008,
    wire: pressing({ type: 'FLOW', text: 'Abrir' }),
    values: {},
  },
  { what: 'a template of another number of ours', code: 132001, elsewhere: true },
];

const people: readonly BadSend[] = [
  { what: 'no number', code: 131008, about: { address: '' } },
  { what: 'a number without its country', code: 131009, about: { address: '11987654321' } },
  { what: 'a number with 00', code: 131009, about: { address: '005511987654321' } },
  { what: 'a number as people write it', code: 131009, about: { address: '+55 (11) 98765-4321' } },
  { what: 'a number with a 0 after the plus', code: 131009, about: { address: '+011987654321' } },
  { what: 'a number of 16 digits', code: 131009, about: { address: '+5511987654321000' } },
  { what: 'a name for a number', code: 131009, about: { address: 'Ana' } },
  { what: 'our own number', code: 131021, about: { address: OWN_NUMBER } },
  { what: 'somebody who never wrote and allowed nothing', code: 131048, about: { consent: 'none' } },
  {
    what: 'marketing to somebody who allowed nothing',
    code: 131048,
    wire: MARKETING,
    about: { consent: 'none' },
  },
  {
    what: 'marketing to somebody who asked to stop',
    code: 131050,
    wire: MARKETING,
    about: { consent: 'stopped' },
  },
  {
    what: 'marketing to somebody who asked to stop, while they write',
    code: 131050,
    wire: MARKETING,
    about: { consent: 'stopped', windowEndsAt: hoursAgo(-3) },
  },
  { what: 'anything to somebody who took it back', code: 131050, about: { consent: 'revoked' } },
  {
    what: 'marketing to somebody who took it back, while they write',
    code: 131050,
    wire: MARKETING,
    about: { consent: 'revoked', windowEndsAt: hoursAgo(-3) },
  },
];

/** Every bad template message; what a row does not say is right. */
export const BAD_SENDS: readonly BadSend[] = [...values, ...files, ...template, ...people];

/** Free texts that must not leave either. */
export const BAD_TEXTS: readonly {
  readonly what: string;
  readonly code: number;
  readonly text: string;
  readonly about?: Partial<SendContext>;
}[] = [
  { what: 'a text to somebody who never wrote', code: 131047, text: 'Olá', about: { windowEndsAt: null } },
  {
    what: 'a text a second after the window',
    code: 131047,
    text: 'Olá',
    about: { windowEndsAt: hoursAgo(1 / 3600) },
  },
  {
    what: 'a text at the very end of the window',
    code: 131047,
    text: 'Olá',
    about: { windowEndsAt: hoursAgo(0) },
  },
  {
    what: 'a text under a window that nobody can read',
    code: 131047,
    text: 'Olá',
    about: { windowEndsAt: 'soon' },
  },
  { what: 'no text at all', code: 100, text: ' \n ' },
  { what: 'a text over 4,096 characters', code: 100, text: 'x'.repeat(4097) },
];
