import { describe, expect, it } from 'vitest';
import { checkCurrent, checkSend, languagesOf } from '@/core/templates/current';
import { aContext, parsed, typed, type Wire, wire } from './samples';

const template = parsed(wire());
const filled = { template, values: typed({ 'body:1': 'Ana', 'body:2': '30/11' }) };
const listed = (change: Wire) => [parsed(wire(change))];
const found = (change: Wire) =>
  checkSend(filled, aContext(), listed(change)).map(({ code, reason }) => [code, reason]);
const body = (text: string) => ({ components: [{ type: 'BODY', text }] });

describe('a template filled in a while ago', () => {
  it('goes as long as the customer would read the same', () => {
    const change = {
      quality_score: { score: 'RED' },
      id: '7',
      components: [{ type: 'BODY', text: template.body.text, example: { body_text: [['x', 'y']] } }],
    };
    expect(found(change)).toEqual([]);
  });

  it.each<[string, Wire, number | null, string]>([
    ['is gone', { name: 'other' }, 132001, 'gone'],
    ['exists in another language only', { language: 'en' }, 132001, 'gone'],
    ['has another number of gaps', body('Olá {{1}}.'), 132000, 'changed'],
    [
      'has a file above it',
      {
        components: [
          { type: 'HEADER', format: 'IMAGE' },
          { type: 'BODY', text: template.body.text },
        ],
      },
      132012,
      'changed',
    ],
    // The platform would take it, and send words that nobody here has seen.
    ['says something else', body('Tchau {{1}}, acabou em {{2}}.'), null, 'changed'],
    [
      'has another footer',
      {
        components: [
          { type: 'BODY', text: template.body.text },
          { type: 'FOOTER', text: 'x' },
        ],
      },
      null,
      'changed',
    ],
    ['was paused', { status: 'PAUSED' }, 132015, 'paused'],
  ])('stays here when it %s', (_what, change, code, reason) => {
    expect(found(change)).toContainEqual([code, reason]);
  });

  it('is compared with the list by name and language', () => {
    const list = [parsed(wire({ language: 'en' })), template];
    expect(checkCurrent(template, list)).toEqual({ problem: null, current: template });
    expect(languagesOf('renewal', [...list, ...listed({ language: 'es', status: 'PAUSED' })])).toEqual([
      'en',
      'pt_BR',
    ]);
  });
});
