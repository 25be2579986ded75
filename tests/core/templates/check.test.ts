import { describe, expect, it } from 'vitest';
import { checkFilled, type SendContext } from '@/core/templates/check';
import { detailOf, mayGo, problemIn } from '@/core/templates/problem';
import { aChannel, aContext, hoursAgo, parsed, typed, type Wire, wire } from './samples';

const check = (one: Wire, values: Readonly<Record<string, string>>, about: Partial<SendContext> = {}) =>
  checkFilled({ template: parsed(wire(one)), values: typed(values) }, aContext(about));
const GOOD = { 'body:1': 'Ana', 'body:2': '30/11' };
const link = (url: string) => ({
  components: [
    { type: 'BODY', text: 'Olá.' },
    { type: 'BUTTONS', buttons: [{ type: 'URL', text: 'Ver', url }] },
  ],
});
const OURS = link('https://example.com/o/{{1}}');

describe('a check', () => {
  it('offers the value made right, where a machine can', () => {
    expect(check({}, { ...GOOD, 'body:1': ' Ana\n\tSouza\u200b ' })).toEqual([
      { code: 132018, reason: 'line-break', fix: 'Ana Souza', field: 'body:1', level: 'stop' },
      { code: null, reason: 'hidden', fix: 'Ana Souza', field: 'body:1', level: 'stop' },
    ]);
    expect(check(OURS, { 'button:0': 'a b' })[0]?.fix).toBe('a%20b');
  });

  it('takes the address off what was copied whole from the browser', () => {
    expect(check(OURS, { 'button:0': 'https://example.com/o/A-17' })[0]).toMatchObject({
      reason: 'link-whole',
      fix: 'A-17',
    });
    expect(check(OURS, { 'button:0': 'https://elsewhere.example/' })[0]).toMatchObject({
      reason: 'link-whole',
    });
    expect(
      check(link('https://example.com/?to={{1}}'), { 'button:0': 'https://elsewhere.example/' }),
    ).toEqual([]);
  });

  it('says by how much a text is too long, at the longest of its values', () => {
    const problems = check({}, { 'body:1': 'Ana', 'body:2': 'x'.repeat(1000) });
    expect(problems).toMatchObject([{ reason: 'body-long', field: 'body:2', over: 5 }]);
  });

  it('stops what a quick reply left open', () => {
    expect(check({}, { ...GOOD, 'body:1': '{{contact.name}}' })).toMatchObject([
      { reason: 'gap-left', code: null },
    ]);
  });

  it('stops a file that the template has no place for: nobody would notice that it did not go', () => {
    const media = { id: 'f', name: 'f', type: 'image/png', size: 1 };
    const filled = { template: parsed(wire()), values: typed(GOOD), media };
    expect(checkFilled(filled, aContext())).toMatchObject([{ reason: 'file-unwanted', code: null }]);
  });

  it('takes a file no larger than the channel does', () => {
    const channel = aChannel({
      limits: { textLength: 0, attachments: 1, attachmentBytes: 1000, attachmentTypes: [] },
    });
    const one = parsed(
      wire({
        components: [
          { type: 'HEADER', format: 'DOCUMENT' },
          { type: 'BODY', text: 'Olá.' },
        ],
      }),
    );
    const media = { id: 'f', name: 'f', type: 'application/pdf; charset=binary', size: 1001 };
    expect(checkFilled({ template: one, values: {}, media }, aContext({ channel }))).toMatchObject([
      { reason: 'file-large' },
    ]);
  });

  it('lets an answer go to who asked to stop, but no advertising, and nothing first to who took it back', () => {
    const open = { windowEndsAt: hoursAgo(-1) };
    const reasons = (category: string, about: Partial<SendContext>) =>
      check({ category }, GOOD, about).map(({ reason, level }) => `${level} ${reason}`);
    expect(reasons('UTILITY', { consent: 'stopped' })).toEqual([]);
    expect(reasons('MARKETING', { consent: 'stopped' })).toEqual(['stop stopped']);
    expect(reasons('UTILITY', { consent: 'revoked', ...open })).toEqual([]);
    expect(reasons('UTILITY', { consent: 'revoked' })).toEqual(['stop revoked']);
    expect(reasons('UTILITY', { consent: 'none', ...open })).toEqual([]);
    expect(reasons('UTILITY', { consent: 'earlier' })).toEqual([]);
    expect(reasons('MARKETING', { consent: 'earlier' })).toEqual(['warn old-consent']);
    expect(reasons('MARKETING', { consent: 'given' })).toEqual([]);
  });

  it('tells of another language, and lets it go', () => {
    const problems = check({ language: 'en_US' }, GOOD, { contactLanguage: 'pt-BR' });
    expect(problems).toMatchObject([{ reason: 'other-language', level: 'warn', code: null }]);
    expect(mayGo(problems)).toBe(true);
    expect(check({ language: 'pt_PT' }, GOOD, { contactLanguage: 'pt-BR' })).toEqual([]);
    expect(check({ language: 'en' }, GOOD, { contactLanguage: '' })).toEqual([]);
  });

  it('leaves the number alone where a conversation is answered', () => {
    expect(check({}, GOOD, { address: null })).toEqual([]);
  });

  it('keeps templates on the channels they are made for', () => {
    const channel = aChannel({ kind: 'email' });
    expect(check({}, GOOD, { channel })).toMatchObject([{ code: 131051, reason: 'wrong-channel' }]);
    const template = { ...parsed(wire()), channels: ['wa-1'] };
    expect(checkFilled({ template, values: typed(GOOD) }, aContext())).toEqual([]);
  });

  it('travels as the detail of an error, and is read back', () => {
    const [problem] = check({}, { 'body:2': 'x' });
    expect(detailOf(problem ?? expect.fail())).toBe('132000 missing body:1');
    expect(problemIn('132000 missing body:1')).toMatchObject({
      code: 132000,
      reason: 'missing',
      field: 'body:1',
    });
    expect(problemIn('0 changed')).toMatchObject({ code: null, reason: 'changed', field: null });
    expect(problemIn('')).toBeUndefined();
    expect(problemIn('Bruno Lima')).toBeUndefined();
  });
});
