import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cleanEnvelope,
  envelopeProblem,
  isAddress,
  MOST_RECIPIENTS,
  readList,
  readRecipient,
  withoutRepeats,
  writeRecipient,
} from '@/core/mail/addresses';
import type { MailDraft } from '@/core/model/mail-draft';

const mail = (over: Partial<MailDraft> = {}): MailDraft => ({
  mode: 'reply',
  from: '',
  to: ['ana@a.example'],
  cc: [],
  bcc: [],
  subject: 'Re: Brakes',
  answers: '',
  quote: true,
  ...over,
});

describe('a typed or pasted list', () => {
  it.each([
    ['ana@a.example, bob@b.example; cy@c.example', ['ana@a.example', 'bob@b.example', 'cy@c.example']],
    ['ana@a.example\r\nbob@b.example\n', ['ana@a.example', 'bob@b.example']],
    ['ana@a.example bob@b.example', ['ana@a.example', 'bob@b.example']],
    [
      'Ana Reis <Ana@A.example>, "Lee, Bob" <bob@b.example>',
      ['Ana Reis <ana@a.example>', '"Lee, Bob" <bob@b.example>'],
    ],
    ['<ana@a.example>', ['ana@a.example']],
    ['ana@a.example, ANA@A.EXAMPLE', ['ana@a.example']],
    ['müller@bücher.example', ['müller@bücher.example']],
    [' , ;; \n', []],
  ])('%j', (text, entries) => expect(readList(text)).toEqual(entries));

  it('keeps what is no address as it was typed', () => {
    expect(readList('ana@a.example, bob at b, cy@c')).toEqual(['ana@a.example', 'bob at b', 'cy@c']);
  });

  it('loses nobody after a quote that is never closed', () => {
    expect(readList('"Ana <ana@a.example>\nbob@b.example')).toContain('bob@b.example');
  });

  it('is one line per entry, whatever was pasted, and stays the same when read again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const entries = readList(text);
        for (const entry of entries) expect(entry).not.toMatch(/[\r\n\0]/);
        for (const entry of entries) {
          const one = readRecipient(entry);
          if (one.address) expect(readRecipient(writeRecipient(one)).address).toBe(one.address);
        }
      }),
    );
  });

  it('of a megabyte is read to its end', () => {
    expect(readList('ana@a.example,'.repeat(80_000)).length).toBe(1);
    expect(readList('<"'.repeat(500_000)).length).toBeLessThan(10);
  });
});

describe('an address', () => {
  it.each([
    'a@b',
    'a@@b.example',
    'a b@c.example',
    '@b.example',
    'a@b..example',
    'a@-b.example',
    'a@b.example,',
  ])('is not %j', (text) => expect(isAddress(text)).toBe(false));
  it.each(["o'hara+tag@mail.example", 'a@xn--bcher-kva.example', 'a_b@x-y.co'])('is %j', (text) =>
    expect(isAddress(text)).toBe(true),
  );
  it('is not taken from an entry that holds two', () => {
    expect(readRecipient('a@a.example, b@b.example').address).toBe('');
  });
});

describe('an envelope', () => {
  it('needs somebody in To', () => {
    expect(envelopeProblem(mail({ to: [], cc: ['b@b.example'] }))?.kind).toBe('no-to');
    expect(envelopeProblem(mail())).toBeUndefined();
  });
  it('names the entry that is no address, wherever it stands', () => {
    expect(envelopeProblem(mail({ bcc: ['bob at b'] }))).toEqual({ kind: 'address', detail: 'bob at b' });
  });
  it(`takes ${MOST_RECIPIENTS} people over all its fields, not one more`, () => {
    const many = (n: number) => Array.from({ length: n }, (_, i) => `p${i}@a.example`);
    expect(envelopeProblem(mail({ to: many(60), cc: many(40) }))).toBeUndefined();
    expect(envelopeProblem(mail({ to: many(60), cc: many(41) }))).toEqual({
      kind: 'too-many',
      detail: '101',
    });
  });
  it('waits for a forwarded file', () => {
    const toFetch = [{ id: 'f', name: 'bill.pdf', type: 'application/pdf', size: 1 }];
    expect(envelopeProblem(mail({ toFetch }))).toEqual({ kind: 'fetching', detail: 'bill.pdf' });
  });
  it('cannot carry further headers in its subject or addresses', () => {
    const clean = cleanEnvelope(
      mail({
        subject: 'Hello\r\nBcc: all@evil.example',
        to: ['"Ana\r\nBcc: x@evil.example" <ana@a.example>'],
        from: 'a@a.example\nX: y',
      }),
    );
    expect(JSON.stringify(clean)).not.toMatch(/\\[rn]/);
    expect(clean.subject).toBe('Hello Bcc: all@evil.example');
    expect(clean.to).toHaveLength(1);
    expect(readRecipient(clean.to[0] ?? '').address).toBe('ana@a.example');
  });
});

it('nobody is added twice, under whatever name', () => {
  expect(withoutRepeats(['Ana <a@a.example>', 'b@b.example'], ['a@a.example'])).toEqual(['b@b.example']);
});
