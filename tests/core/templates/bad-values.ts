import type { Attachment } from '@/core/model/message';
import type { SendContext } from '@/core/templates/check';
import type { Wire } from './samples';

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
export const body = (text: string) => [{ type: 'BODY', text }];
export const under = (header: Wire, text = 'Olá.') => ({ components: [header, ...body(text)] });
export const pressing = (...buttons: readonly Wire[]) => ({
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
const PNG = { type: 'image/png', size: 1000 };

/** Wrong values. */
export const BAD_VALUES: readonly BadSend[] = [
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

/** Wrong files. */
export const BAD_FILES: readonly BadSend[] = [
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
