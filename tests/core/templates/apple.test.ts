import { describe, expect, it } from 'vitest';
import type { AppleMessage, RichContent } from '@/core/model/template';
import { checkApple } from '@/core/templates/apple';
import { checkFilled } from '@/core/templates/check';
import { aChannel, aContext } from './samples';

const message = (content: RichContent, change: Partial<AppleMessage> = {}): AppleMessage => ({
  kind: 'apple',
  id: 'a',
  name: 'choice',
  language: '',
  title: 'Which size?',
  subtitle: '',
  content,
  channels: [],
  ...change,
});
const picker = (image = '', title = 'S'): RichContent => ({
  kind: 'list-picker',
  many: false,
  sections: [{ title: '', choices: [{ title, detail: '', image }] }],
});
const replies = (...choices: readonly string[]): RichContent => ({ kind: 'quick-reply', choices });
const png = (bytes: number) => `data:image/png;base64,${'A'.repeat(Math.ceil((bytes * 4) / 3))}`;
const found = (one: AppleMessage) => checkApple(one).map(({ reason, field }) => [reason, field]);

describe('an Apple message', () => {
  it.each<[string, RichContent]>([
    ['a list picker', picker(png(1000))],
    [
      'a time picker',
      { kind: 'time-picker', place: '', slots: [{ at: '2026-11-24T10:00:00Z', minutes: 30 }] },
    ],
    ['a quick reply', replies('S', 'M', 'L', 'XL', 'XXL')],
    ['a rich link', { kind: 'rich-link', url: 'https://example.com', image: '' }],
    ['a form', { kind: 'form', pages: [{ title: 'You', fields: ['Name'] }] }],
  ])('goes as it is: %s', (_what, content) => {
    expect(checkApple(message(content))).toEqual([]);
  });

  it.each<[string, AppleMessage, string, string | null]>([
    ['no title', message(replies('a', 'b'), { title: ' ' }), 'string-empty', 'title'],
    [
      'a title over 200 characters',
      message(replies('a', 'b'), { title: 'x'.repeat(201) }),
      'string-long',
      'title',
    ],
    ['a choice over 200 characters', message(replies('a', 'x'.repeat(230))), 'string-long', 'choice:0:1'],
    ['one choice only', message(replies('a')), 'too-few', 'choice:0:0'],
    ['six choices', message(replies('a', 'b', 'c', 'd', 'e', 'f')), 'too-many', 'choice:0:5'],
    ['a choice without a word', message(replies('a', '')), 'string-empty', 'choice:0:1'],
    [
      'a list without choices',
      message({ kind: 'list-picker', many: true, sections: [] }),
      'too-few',
      'section:0',
    ],
    [
      'a picture that is no PNG',
      message(picker('data:image/jpeg;base64,AAAA')),
      'picture-type',
      'choice:0:0',
    ],
    ['a picture over 200 kB', message(picker(png(200_010))), 'picture-large', 'choice:0:0'],
    ['no time to pick', message({ kind: 'time-picker', place: '', slots: [] }), 'too-few', 'slot:0'],
    [
      'a time that is none',
      message({ kind: 'time-picker', place: '', slots: [{ at: 'noon', minutes: 30 }] }),
      'time-bad',
      'slot:0',
    ],
    [
      'a link without https',
      message({ kind: 'rich-link', url: 'http://example.com', image: '' }),
      'link-bad',
      'url',
    ],
    [
      'a form without a field',
      message({ kind: 'form', pages: [{ title: 'You', fields: [] }] }),
      'too-few',
      'page:0',
    ],
  ])('is stopped for %s', (_what, one, reason, field) => {
    expect(found(one)).toContainEqual([reason, field]);
  });

  it('counts what is printed: a title of 200 signs with marks that nobody sees is no longer', () => {
    expect(found(message(replies('a', 'b'), { title: `${'é'.repeat(200)}\u200b` }))).toEqual([]);
  });

  it('has pictures of 5 MB in all, those that are stored here counted too', () => {
    const choices = Array.from({ length: 30 }, (_, at) => ({
      title: `${at}`,
      detail: '',
      image: `file-${at}`,
    }));
    const many = message({ kind: 'list-picker', many: false, sections: [{ title: '', choices }] });
    const stored = new Map(choices.map(({ image }) => [image, { type: 'image/png', size: 190_000 }]));
    expect(checkApple(many, stored).map(({ reason }) => reason)).toEqual(['pictures-large']);
    expect(checkApple(many)).toEqual([]);
  });

  it('goes on Apple’s channel only', () => {
    const filled = { template: message(replies('a', 'b')), values: {} };
    expect(checkFilled(filled, aContext({ channel: aChannel({ kind: 'apple', windowHours: 0 }) }))).toEqual(
      [],
    );
    expect(checkFilled(filled, aContext())).toMatchObject([{ reason: 'wrong-channel', code: null }]);
  });
});
