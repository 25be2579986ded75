import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WhatsAppTemplate } from '@/core/model/template';
import { checkFilled } from '@/core/templates/check';
import { fieldsOf } from '@/core/templates/fields';
import { fillParts, renderText } from '@/core/templates/fill';
import { parseTemplates } from '@/core/templates/parse';
import { readSent } from '@/core/templates/parse-sent';
import { mayGo } from '@/core/templates/problem';
import { CHATWOOT_LIST, CHATWOOT_SENT, GRAPH_LIST } from '../../fixtures/template-lists';
import { aContext, parsed, typed, wire } from './samples';

const chatwoot = parseTemplates(CHATWOOT_LIST).templates;
const graph = parseTemplates(GRAPH_LIST).templates;
const named = (list: readonly WhatsAppTemplate[], name: string, language?: string) =>
  list.find((one) => one.name === name && (!language || one.language === language)) ?? expect.fail();

const FILES = {
  image: 'image/png',
  video: 'video/mp4',
  gif: 'video/mp4',
  document: 'application/pdf',
} as const;
/** A right value for each field. */
const filledIn = (template: WhatsAppTemplate) => {
  const value = { text: 'Ana', 'url-ending': 'A-17', code: 'SAVE20', location: '0, 0; A; B', media: '' };
  const header = template.header?.kind === 'media' ? template.header.media : null;
  return {
    template,
    values: typed(Object.fromEntries(fieldsOf(template).map(({ field, kind }) => [field, value[kind]]))),
    ...(header && { media: { id: 'f', name: 'f', type: FILES[header], size: 9 } }),
  };
};

describe('a list of templates', () => {
  it('of Chatwoot is read whole, old entries and new ones', () => {
    const { templates, skipped, next } = parseTemplates(CHATWOOT_LIST);
    expect(templates).toHaveLength(CHATWOOT_LIST.message_templates.length);
    expect({ skipped, next }).toEqual({ skipped: [], next: '' });
    expect(templates.every(({ status }) => status === 'approved')).toBe(true);
  });

  it('of Graph is read with samples, quality and where it goes on', () => {
    expect(parseTemplates(GRAPH_LIST).next).toBe('Mg');
    expect(named(graph, 'plan_renewal')).toMatchObject({
      id: '1601',
      quality: 'green',
      format: 'positional',
      header: { kind: 'text', variables: [{ key: '1', sample: 'Ana Souza' }] },
      buttons: [{ kind: 'quick-reply' }, { kind: 'url', variable: { key: '1', sample: 'A-17' } }],
    });
    expect(named(graph, 'pesanan_dikirim').body.variables).toEqual([
      { key: '2', sample: 'Budi' },
      { key: '1', sample: 'A-17' },
    ]);
    expect(named(graph, 'appointment').body.variables[0]).toEqual({ key: 'first_name', sample: 'ليلى' });
  });

  it('ends where nothing comes next, though the last page has a cursor, too', () => {
    const { cursors } = GRAPH_LIST.paging;
    expect(parseTemplates({ data: [], paging: { cursors } }).next).toBe('');
  });

  it.each([...chatwoot, ...graph])('entry $name ($language) is filled, sent and shown', (template) => {
    const filled = filledIn(template);
    expect(mayGo(checkFilled(filled, aContext()))).toBe(true);
    expect(renderText(filled)).not.toContain('{{');
    expect(fillParts(template, {}).body.every(({ text }) => text !== '')).toBe(true);
  });

  it.each([
    ['SHIPPING_UPDATE', 'utility'],
    ['ticket_update', 'utility'],
    ['Issue Resolution', 'utility'],
    ['OTP', 'authentication'],
    ['MARKETING', 'marketing'],
    ['something new', 'marketing'],
    ['__proto__', 'marketing'],
  ])('knows the category %s as %s', (category, is) => {
    expect(parsed(wire({ category })).category).toBe(is);
  });

  it.each([
    ['approved', 'approved'],
    [' APPROVED ', 'approved'],
    ['PENDING', 'pending'],
    ['IN_APPEAL', 'pending'],
    ['PENDING_DELETION', 'deleted'],
    ['archived', 'archived'],
    ['LIMIT_EXCEEDED', 'other'],
    ['', 'other'],
  ])('knows the status «%s» as %s', (status, is) => {
    expect(parsed(wire({ status })).status).toBe(is);
  });

  it('takes named gaps for what they are, also where nobody says so', () => {
    expect(named(chatwoot, 'open_house').format).toBe('named');
    const wrong = wire({
      parameter_format: 'POSITIONAL',
      components: [{ type: 'BODY', text: 'Hi {{name}}!' }],
    });
    expect(parsed(wrong).format).toBe('named');
  });

  it('takes only gaps for gaps', () => {
    const text = 'a {{1}} b {{}} c {{ 2 }} d {{not one}} e {3} f {{1}} g';
    const { body } = parsed(wire({ components: [{ type: 'BODY', text }] }));
    expect(body.variables.map(({ key }) => key)).toEqual(['1', '2']);
  });

  it.each([
    ['no-name', wire({ name: undefined })],
    ['no-body', wire({ components: [] })],
    ['no-body', wire({ components: [{ type: 'BODY', text: ' ' }] })],
    [
      'header PRODUCT',
      wire({
        components: [
          { type: 'HEADER', format: 'PRODUCT' },
          { type: 'BODY', text: 'x' },
        ],
      }),
    ],
    ['part CAROUSEL', wire({ components: [{ type: 'BODY', text: 'x' }, { type: 'CAROUSEL' }] })],
    ['unreadable', wire({ components: 'none' })],
    ['unreadable', 17],
    ['unreadable', null],
  ])('leaves out what it cannot use and says why: %s', (why, one) => {
    const { templates, skipped } = parseTemplates([one, wire({ name: 'fine' })]);
    expect(skipped.map((each) => each.why)).toEqual([why]);
    expect(templates.map(({ name }) => name)).toEqual(['fine']);
  });

  it('keeps the one that can be sent of two with the same name and language', () => {
    const { templates, skipped } = parseTemplates([
      wire({ status: 'REJECTED' }),
      wire(),
      wire({ language: 'en' }),
    ]);
    expect(templates.map(({ status, language }) => [status, language])).toEqual([
      ['approved', 'pt_BR'],
      ['approved', 'en'],
    ]);
    expect(skipped).toEqual([{ name: 'renewal', why: 'twice' }]);
  });

  it('knows which buttons it can fill', () => {
    const buttons = ['FLOW', 'CATALOG', 'VOICE_CALL', 'NEW_THING'].map((type) => ({ type, text: 'x' }));
    const { buttons: read } = parsed(
      wire({
        components: [
          { type: 'BODY', text: 'x' },
          { type: 'BUTTONS', buttons },
        ],
      }),
    );
    expect(read.map((one) => one.kind === 'other' && one.supported)).toEqual([false, false, true, false]);
  });

  it('never throws, whatever comes', () => {
    const near = fc.record(
      {
        name: fc.anything(),
        language: fc.anything(),
        status: fc.anything(),
        category: fc.anything(),
        quality_score: fc.anything(),
        components: fc.oneof(
          fc.anything(),
          fc.array(
            fc.record(
              {
                type: fc.oneof(fc.constantFrom('HEADER', 'BODY', 'BUTTONS', 'FOOTER'), fc.anything()),
                text: fc.oneof(fc.string(), fc.anything()),
                format: fc.anything(),
                example: fc.oneof(
                  fc.record({ body_text: fc.anything(), header_text: fc.anything() }),
                  fc.anything(),
                ),
                buttons: fc.oneof(
                  fc.array(
                    fc.record({
                      type: fc.constantFrom('URL', 'OTP', 'COPY_CODE'),
                      url: fc.anything(),
                      example: fc.anything(),
                    }),
                  ),
                  fc.anything(),
                ),
              },
              { requiredKeys: [] },
            ),
          ),
        ),
      },
      { requiredKeys: [] },
    );
    const list = fc.oneof(
      fc.anything(),
      fc.array(fc.oneof(near, fc.anything())),
      fc.record({ data: fc.array(near), paging: fc.anything() }),
    );
    fc.assert(
      fc.property(list, (raw) => {
        for (const template of parseTemplates(raw).templates) renderText(filledIn(template));
        readSent(raw, chatwoot);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a template that Chatwoot has sent', () => {
  const list = [...chatwoot, ...graph];
  const shown = (raw: unknown) => renderText(readSent(raw, list) ?? expect.fail());

  it('is shown as the customer got it, in the form of today', () => {
    expect(shown(CHATWOOT_SENT.picture)).toBe('O pedido A-17 saiu para entrega.');
    expect(readSent(CHATWOOT_SENT.picture, list)?.values['header:media']?.text).toBe(
      'https://example.com/parcel.jpg',
    );
    expect(shown(CHATWOOT_SENT.code)).toBe('🎉 30% off with the code below\n\n[Copy offer code] SAVE30');
    expect(shown(CHATWOOT_SENT.header)).toContain('[Ver plano] https://example.com/planos/A-17');
  });

  it('and in the flat one of before', () => {
    expect(shown(CHATWOOT_SENT.flat)).toBe('Hi Ana, is it solved?\n\n[Yes]\n[No]');
  });

  it('also where the language was written without its country', () => {
    const { template_params: sent } = CHATWOOT_SENT.flat;
    expect(shown({ ...sent, language: 'en' })).toContain('Hi Ana');
    expect(shown({ ...sent, language: 'es' })).toContain('Hola, Ana');
    expect(readSent({ ...sent, language: 'fr' }, list)).toBeUndefined();
  });

  it('is none if it is not in the list, or no template at all', () => {
    expect(readSent({ template_params: { name: 'gone', language: 'en' } }, list)).toBeUndefined();
    expect(readSent({ content: 'Hi' }, list)).toBeUndefined();
    expect(readSent(null, list)).toBeUndefined();
  });
});
