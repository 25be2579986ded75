import type { Attachment } from '@/core/model/message';
import type { AppleMessage, RichChoice, RichContent } from '@/core/model/template';
import type { ProblemReason, TemplateProblem } from './problem.ts';

/** Signs in one text that the customer sees. */
const MOST_STRING = 200;
const MOST_PICTURE = 200_000;
/** All pictures of one message together. */
const MOST_PICTURES = 5_000_000;
const CHOICES = { least: 2, most: 5 } as const;

/** Type and size of stored pictures by id; what is not in it is not judged. */
export type Pictures = ReadonlyMap<string, Pick<Attachment, 'type' | 'size'>>;

/** Apple names no codes; what it refuses never arrives. `field` is a path of ours: `title`, `section:0`, `choice:0:1`, `slot:2`, `page:0`, `url`. */
const stop = (reason: ProblemReason, field: string | null): TemplateProblem => ({
  code: null,
  reason,
  field,
  level: 'stop',
});

/** Signs as people count them: controls and marks without width are none. */
const printable = (text: string) => [...text.replace(/[\p{Cc}\p{Cf}]/gu, '')].length;

function ofString(text: string, field: string, mayBeEmpty = false): TemplateProblem[] {
  const length = printable(text);
  if (length > MOST_STRING) return [{ ...stop('string-long', field), over: length - MOST_STRING }];
  return text.trim() === '' && !mayBeEmpty ? [stop('string-empty', field)] : [];
}

/** What a data address holds, by its head and length; undefined = it is none. */
function inDataAddress(image: string): { readonly type: string; readonly size: number } | undefined {
  const match = /^data:([\w/.+-]+);base64,/.exec(image);
  if (!match) return undefined;
  return { type: match[1] ?? '', size: Math.floor(((image.length - match[0].length) * 3) / 4) };
}

const pictureOf = (image: string, stored: Pictures) => inDataAddress(image) ?? stored.get(image);

function ofPicture(image: string, field: string, stored: Pictures): TemplateProblem[] {
  const picture = image === '' ? undefined : pictureOf(image, stored);
  if (!picture) return [];
  return [
    ...(picture.type === 'image/png' ? [] : [stop('picture-type', field)]),
    ...(picture.size > MOST_PICTURE ? [stop('picture-large', field)] : []),
  ];
}

/** The pictures of a message, those without one left out. */
function imagesOf(content: RichContent): string[] {
  const all =
    content.kind === 'list-picker'
      ? content.sections.flatMap(({ choices }) => choices.map(({ image }) => image))
      : content.kind === 'rich-link'
        ? [content.image]
        : [];
  return all.filter((image) => image !== '');
}

const ofChoice = ({ title, detail, image }: RichChoice, field: string, stored: Pictures) => [
  ...ofString(title, field),
  ...ofString(detail, field, true),
  ...ofPicture(image, field, stored),
];

const isHttps = (url: string) => URL.canParse(url) && new URL(url).protocol === 'https:';

function ofContent(content: RichContent, stored: Pictures): TemplateProblem[] {
  switch (content.kind) {
    case 'list-picker':
      return [
        ...(content.sections.some(({ choices }) => choices.length > 0) ? [] : [stop('too-few', 'section:0')]),
        ...content.sections.flatMap(({ title, choices }, at) => [
          ...ofString(title, `section:${at}`, content.sections.length === 1),
          ...choices.flatMap((choice, place) => ofChoice(choice, `choice:${at}:${place}`, stored)),
        ]),
      ];
    case 'time-picker':
      return [
        ...ofString(content.place, 'place', true),
        ...(content.slots.length > 0 ? [] : [stop('too-few', 'slot:0')]),
        ...content.slots.flatMap(({ at, minutes }, place) =>
          Number.isNaN(Date.parse(at)) || !(minutes > 0) ? [stop('time-bad', `slot:${place}`)] : [],
        ),
      ];
    case 'quick-reply':
      return [
        ...(content.choices.length < CHOICES.least ? [stop('too-few', 'choice:0:0')] : []),
        ...(content.choices.length > CHOICES.most ? [stop('too-many', `choice:0:${CHOICES.most}`)] : []),
        ...content.choices.flatMap((choice, place) => ofString(choice, `choice:0:${place}`)),
      ];
    case 'rich-link':
      return [
        ...(isHttps(content.url) ? [] : [stop('link-bad', 'url')]),
        ...ofPicture(content.image, 'image', stored),
      ];
    case 'form':
      return [
        ...(content.pages.some(({ fields }) => fields.length > 0) ? [] : [stop('too-few', 'page:0')]),
        ...content.pages.flatMap(({ title, fields }, at) => [
          ...ofString(title, `page:${at}`),
          ...fields.flatMap((field) => ofString(field, `page:${at}`)),
        ]),
      ];
  }
}

/** What Apple would refuse a ready rich message for; empty = it may go. */
export function checkApple(
  { title, subtitle, content }: AppleMessage,
  stored: Pictures = new Map(),
): TemplateProblem[] {
  const total = imagesOf(content).reduce((sum, image) => sum + (pictureOf(image, stored)?.size ?? 0), 0);
  return [
    ...ofString(title, 'title'),
    ...ofString(subtitle, 'subtitle', true),
    ...ofContent(content, stored),
    ...(total > MOST_PICTURES ? [stop('pictures-large', null)] : []),
  ];
}
