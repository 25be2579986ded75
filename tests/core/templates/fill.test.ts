import { describe, expect, it } from 'vitest';
import type { AppleMessage, RichContent } from '@/core/model/template';
import { fieldsOf } from '@/core/templates/fields';
import { fillParts, renderText } from '@/core/templates/fill';
import { parseTemplates } from '@/core/templates/parse';
import { readPlace, writePlace } from '@/core/templates/place';
import { GRAPH_LIST } from '../../fixtures/template-lists';
import { parsed, typed, wire } from './samples';

const [renewal, arabic, indonesian] = parseTemplates(GRAPH_LIST).templates;
if (!renewal || !arabic || !indonesian) throw new Error('the list has three');

const RENEWAL = typed({
  'header:1': 'Ana Souza',
  'body:1': 'Ana',
  'body:2': '30/11',
  'body:3': 'Bruno Lima',
  'body:4': '+55 11 4004-0001',
  'button:1': 'A-17',
});

describe('the fields of a template', () => {
  it('come in the order in which the customer reads them, counted per part', () => {
    expect(fieldsOf(renewal).map(({ field, kind, key, sample }) => [field, kind, key, sample])).toEqual([
      ['header:1', 'text', '1', 'Ana Souza'],
      ['body:1', 'text', '1', 'Ana'],
      ['body:2', 'text', '2', '30/11'],
      ['body:3', 'text', '3', 'Bruno Lima'],
      ['body:4', 'text', '4', '+55 11 4004-0001'],
      ['button:1', 'url-ending', '1', 'A-17'],
    ]);
    expect(fieldsOf(indonesian).map(({ field, kind }) => [field, kind])).toEqual([
      ['header:location', 'location'],
      ['body:2', 'text'],
      ['body:1', 'text'],
    ]);
  });
});

describe('a preview', () => {
  it('marks what is filled, and shows samples for what is not', () => {
    const { header, body, footer, buttons } = fillParts(renewal, typed({ 'body:1': 'Ana', 'body:2': '' }));
    expect(header).toEqual([
      { text: 'Plano de ', field: null, filled: true },
      { text: 'Ana Souza', field: 'header:1', filled: false },
    ]);
    expect(body.slice(0, 4)).toEqual([
      { text: 'Olá ', field: null, filled: true },
      { text: 'Ana', field: 'body:1', filled: true },
      { text: ', seu plano vence em ', field: null, filled: true },
      { text: '30/11', field: 'body:2', filled: false },
    ]);
    expect(footer).toBe('Responda PARAR para não receber mais');
    expect(buttons).toEqual([
      { label: 'Renovar', target: '', field: null, filled: true },
      { label: 'Ver plano', target: 'https://example.com/planos/A-17', field: 'button:1', filled: false },
    ]);
  });

  it('shows the gap itself where there is no sample', () => {
    expect(fillParts(parsed(wire()), {}).body[1]).toEqual({ text: '{{1}}', field: 'body:1', filled: false });
  });

  it('puts a value in every place of its gap, and takes braces in a value for text', () => {
    const twice = parsed(wire({ components: [{ type: 'BODY', text: 'a {{1}} b {{2}} c {{1}} d' }] }));
    const { body } = fillParts(twice, typed({ 'body:1': '{{2}}', 'body:2': '$& {{1}}' }));
    expect(body.map(({ text }) => text).join('')).toBe('a {{2}} b $& {{1}} c {{2}} d');
  });

  it('is not misled by gaps that are called like parts of an object', () => {
    const text = 'a {{constructor}} b {{__proto__}} c';
    const odd = parsed(wire({ components: [{ type: 'BODY', text }] }));
    expect(renderText({ template: odd, values: {} })).toBe(text);
  });
});

describe('what the customer reads', () => {
  it('has every part of the template, buttons last', () => {
    expect(renderText({ template: renewal, values: RENEWAL })).toBe(
      [
        'Plano de Ana Souza',
        '',
        'Olá Ana, seu plano vence em 30/11. Fale com Bruno Lima pelo +55 11 4004-0001.',
        '',
        'Responda PARAR para não receber mais',
        '',
        '[Renovar]',
        '[Ver plano] https://example.com/planos/A-17',
      ].join('\n'),
    );
  });

  it('is written from right to left as it stands, without a mark of ours in it', () => {
    const values = typed({ 'body:first_name': 'ليلى', 'body:day': 'الأحد', 'body:time': '10:30' });
    expect(renderText({ template: arabic, values })).toBe(
      'مرحبًا ليلى، موعدك يوم الأحد الساعة 10:30 في عيادتنا.\n\n[تأكيد]\n[إلغاء]',
    );
  });

  it('has values in the order of the text, whatever their numbers (Indonesian)', () => {
    const values = typed({
      'header:location': '-6.2, 106.8166; Toko Sumber Rejeki; Jl. Melati 5; Jakarta',
      'body:1': 'A-17',
      'body:2': 'Budi',
    });
    expect(renderText({ template: indonesian, values })).toBe(
      [
        'Toko Sumber Rejeki',
        'Jl. Melati 5; Jakarta',
        '',
        'Halo Budi, pesanan A-17 sudah dikirim. Terima kasih, Budi!',
        '',
        'Toko Sumber Rejeki',
      ].join('\n'),
    );
  });

  it('never shows a sample as if it were a value', () => {
    const text = renderText({ template: renewal, values: {} });
    expect(text).toContain('Olá {{1}}, seu plano vence em {{2}}.');
    expect(text).not.toContain('A-17');
  });

  const apple = (content: RichContent): AppleMessage => ({
    kind: 'apple',
    id: 'a',
    name: 'choice',
    language: '',
    title: 'Which size?',
    subtitle: 'Tap to choose',
    content,
    channels: [],
  });
  it.each<[RichContent, string]>([
    [{ kind: 'quick-reply', choices: ['S', 'M'] }, '[S]\n[M]'],
    [
      {
        kind: 'list-picker',
        many: false,
        sections: [
          {
            title: 'Sizes',
            choices: [
              { title: 'S', detail: 'small', image: '' },
              { title: 'M', detail: '', image: '' },
            ],
          },
        ],
      },
      'Sizes\n[S] small\n[M]',
    ],
    [
      { kind: 'time-picker', place: 'Shop', slots: [{ at: '2026-11-24T10:00:00Z', minutes: 30 }] },
      'Shop\n[2026-11-24T10:00:00Z]',
    ],
    [{ kind: 'rich-link', url: 'https://example.com', image: '' }, 'https://example.com'],
    [{ kind: 'form', pages: [{ title: 'You', fields: ['Name'] }] }, 'You\n[Name]'],
  ])('of an Apple message is its title and its choices: %j', (content, text) => {
    expect(renderText({ template: apple(content), values: {} })).toBe(
      `Which size?\nTap to choose\n\n${text}`,
    );
  });
});

describe('a place in one field', () => {
  it('is read with name and address', () => {
    expect(readPlace(' -23.5505,-46.6333 ; Loja Centro ;Rua Direita, 10; São Paulo')).toEqual({
      latitude: -23.5505,
      longitude: -46.6333,
      name: 'Loja Centro',
      address: 'Rua Direita, 10; São Paulo',
    });
    expect(readPlace('Rua Direita')).toBeNull();
    expect(readPlace('1, 181; a; b')).toBeNull();
  });

  it('is written so that it is read again', () => {
    expect(readPlace(writePlace('1.5, 2', 'A; B', 'C; D'))).toEqual({
      latitude: 1.5,
      longitude: 2,
      name: 'A, B',
      address: 'C; D',
    });
  });
});
