import { describe, expect, it } from 'vitest';
import { checkTemplate } from '@/core/templates/check-template';
import { parseTemplates } from '@/core/templates/parse';
import { GRAPH_LIST } from '../../fixtures/template-lists';
import { parsed, type Wire, wire } from './samples';

const sampled = (text: string, more: readonly Wire[] = []) => ({
  components: [{ type: 'BODY', text, example: { body_text: [['a', 'b', 'c']] } }, ...more],
});
const pressing = (...buttons: readonly Wire[]) => sampled('Olá.', [{ type: 'BUTTONS', buttons }]);
const quick = (text: string) => ({ type: 'QUICK_REPLY', text });
const url = (text: string, to = 'https://example.com/') => ({ type: 'URL', text, url: to, example: 'a' });
const header = (text: string) => ({
  components: [
    { type: 'HEADER', format: 'TEXT', text, example: { header_text: ['a', 'b'] } },
    { type: 'BODY', text: 'Olá.' },
  ],
});
const found = (one: Wire) =>
  checkTemplate(parsed(wire(one))).map(({ reason, field }) => `${reason} ${field}`);

describe('a template in the making', () => {
  it('may be as the platform lists its own', () => {
    for (const template of parseTemplates(GRAPH_LIST).templates) expect(checkTemplate(template)).toEqual([]);
  });

  it.each<[string, Wire, string]>([
    ['a name with capitals', { name: 'Renewal', ...sampled('Olá.') }, 'name-bad name'],
    ['a name with blanks', { name: 'plan renewal', ...sampled('Olá.') }, 'name-bad name'],
    ['a language as browsers write it', { language: 'pt-BR', ...sampled('Olá.') }, 'language-bad language'],
    ['a text over 1,024 characters', sampled('x'.repeat(1025)), 'body-long body'],
    ['a variable at the start', sampled('{{1}}, olá.'), 'body-edge body'],
    ['a variable at the end', sampled('Olá, {{1}} '), 'body-edge body'],
    ['two variables that touch', sampled('Olá {{1}} {{2}} e tchau.'), 'touching body'],
    ['a hole in the count', sampled('Olá {{1}} e {{3}} juntos.'), 'holes body'],
    ['a variable without a name', sampled('Olá {{}} e tchau.'), 'holes body'],
    ['a name with capitals in a gap', sampled('Olá {{Name}} e tchau.'), 'holes body'],
    [
      'a variable without a sample',
      { components: [{ type: 'BODY', text: 'Olá {{1}} e tchau.' }] },
      'no-sample body:1',
    ],
    ['a header over 60 characters', header('x'.repeat(61)), 'header-long header'],
    ['a header of two lines', header('a\nb'), 'line-break header'],
    ['two variables in the header', header('a {{1}} b {{2}} c'), 'header-variables header'],
    [
      'a footer over 60 characters',
      sampled('Olá.', [{ type: 'FOOTER', text: 'x'.repeat(61) }]),
      'footer-long footer',
    ],
    [
      'a variable in the footer',
      sampled('Olá.', [{ type: 'FOOTER', text: 'a {{1}}' }]),
      'footer-variables footer',
    ],
    ['a button without a word', pressing(quick('')), 'label-missing button:0'],
    ['a button of 26 characters', pressing(quick('x'.repeat(26))), 'label-long button:0'],
    ['two buttons alike', pressing(quick('Sim'), quick('Sim ')), 'label-twice button:1'],
    ['a link that is none', pressing(url('Ver', 'example.com')), 'link-wrong button:0'],
    ['a variable within a link', pressing(url('Ver', 'https://example.com/{{1}}/x')), 'link-wrong button:0'],
    [
      'a number that is none',
      pressing({ type: 'PHONE_NUMBER', text: 'Ligar', phone_number: 'Ana' }),
      'phone-bad button:0',
    ],
    ['a code without a sample', pressing({ type: 'COPY_CODE' }), 'no-sample button:0'],
    ['three links', pressing(url('a'), url('b'), url('c')), 'buttons-many buttons'],
    [
      'eleven buttons',
      pressing(...Array.from({ length: 11 }, (_, at) => quick(`${at}`))),
      'buttons-many buttons',
    ],
    [
      'answers that do not stand together',
      pressing(quick('a'), url('b'), quick('c')),
      'buttons-mixed buttons',
    ],
  ])('is stopped for %s', (_what, one, problem) => {
    expect(found(one)).toContain(problem);
  });

  it('takes answers before or after the other buttons', () => {
    expect(found(pressing(quick('a'), quick('b'), url('c')))).toEqual([]);
    expect(found(pressing(url('c'), quick('a'), quick('b')))).toEqual([]);
  });
});
