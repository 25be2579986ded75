import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aMail, split, text } from './fixtures';

const FROM = 'From ana@customer.example Thu Aug 22 13:17:22 2002\n';
const mbox = (...mails: string[]) => mails.map((mail) => `${FROM}${mail}\n`).join('');
const texts = async (content: string, options = {}) =>
  (await split(content, options)).map((mail) => text(mail.bytes));

describe('splitting an mbox', () => {
  it('gives back each mail as it was, with its place in the file', async () => {
    const [first, second] = [aMail(), aMail({ Subject: 'Second' })];
    const mails = await split(mbox(first, second));
    expect(mails.map((mail) => text(mail.bytes))).toEqual([first, second]);
    expect(mails.map((mail) => mail.position)).toEqual([0, FROM.length + first.length + 1]);
    expect(mails[0]?.fromLine).toBe(FROM.trim());
  });

  it('takes one > off quoted From lines, also in doubly quoted ones', async () => {
    const quoted = aMail({}, '>From here\n>>From there\n> From nowhere\n>Fromage\n');
    expect(await texts(mbox(quoted))).toEqual([
      aMail({}, 'From here\n>From there\n> From nowhere\n>Fromage\n'),
    ]);
  });

  it.each([
    ['prose after a blank line', 'Hi,\n\nFrom Monday on we are closed.\n'],
    ['a From line in the middle of a paragraph', `Hi,\n${FROM}Subject: no\n`],
    ['a quoted date that no header follows', `Hi,\n\n${FROM}and so on\n`],
    ['a sender without a date', 'Hi,\n\nFrom ana@customer.example\nSubject: no\n'],
    ['a sender with blanks', 'Hi,\n\nFrom the desk of Thu Aug 22 13:17:22 2002\nSubject: no\n'],
  ])('does not tear a mail apart at %s', async (_, body) => {
    const mail = aMail({}, body);
    expect(await texts(mbox(mail, aMail()))).toEqual([mail, aMail()]);
  });

  it('reads CRLF files, a byte order mark, leading blank lines and a missing end of line', async () => {
    const crlf = mbox(aMail(), aMail()).replaceAll('\n', '\r\n');
    const mail = aMail().replaceAll('\n', '\r\n');
    expect(await texts(`\u00ef\u00bb\u00bf\r\n${crlf}`)).toEqual([mail, mail]);
    expect(await texts(mbox(aMail()).trimEnd())).toEqual([aMail().trimEnd()]);
  });

  it.each([
    'From - Thu Aug 22 13:17:22 2002',
    'From 1723456789012@xxx Mon Jan 01 00:00:00 +0000 2024',
    'From "ana@customer.example" Thu Aug 22 13:17:22 2002',
    'From MAILER-DAEMON Thu Aug 22 13:17:22 2002 +0200',
    'From ana@customer.example  Thu, 22 Aug 2002 13:17:22 +0200',
  ])('knows the line «%s»', async (line) => {
    expect(await texts(`${mbox(aMail())}${line}\nX-Mozilla-Status: 0001\n${aMail()}`)).toEqual([
      aMail(),
      `X-Mozilla-Status: 0001\n${aMail()}`,
    ]);
  });

  it('takes an .eml as one mail, whatever its text looks like', async () => {
    const mail = aMail({}, `forwarded:\n\n${FROM}Subject: inner\n\n>From me\n`);
    const [only, ...others] = await split(mail, { single: true });
    expect(others).toEqual([]);
    expect(text(only?.bytes ?? null)).toBe(mail);
  });

  it('keeps what stands before the first From line of an mbox as a piece of its own', async () => {
    expect(await texts(`BABYL OPTIONS:\nVersion: 5\n\n${mbox(aMail())}`)).toEqual([
      'BABYL OPTIONS:\nVersion: 5\n',
      aMail(),
    ]);
  });

  it('passes over a mail that is too large to hold and goes on after it', async () => {
    const mails = await split(mbox(aMail(), aMail({}, `${'x'.repeat(9000)}\n`), aMail()), { maxBytes: 4000 });
    expect(mails.map((mail) => mail.bytes !== null)).toEqual([true, false, true]);
    expect(mails[1]?.size).toBeGreaterThan(9000);
  });

  it('reads a line of 20 MB without an end', async () => {
    const [mail] = await split(mbox(aMail({}, `${'>'.repeat(20_000_000)}`)));
    expect(mail?.size).toBeGreaterThan(20_000_000);
  });

  it('gives an empty file back as one empty piece', async () => {
    expect(await texts('')).toEqual(['']);
  });
});

/** Body lines that a splitter may stumble over. */
const line = fc.oneof(
  fc.constantFrom(
    '',
    'From ',
    'From me',
    '>From ',
    '>>From you',
    FROM.trim(),
    'Subject: x',
    '>',
    '-',
    '\u00ff\u0000',
    '\r',
  ),
  fc.string({ maxLength: 30 }).map((s) => s.replace(/[^\x20-\x7e]/g, '')),
);
const anyMail = fc
  .record({ subject: fc.stringMatching(/^[ -~]{0,30}$/), body: fc.array(line, { maxLength: 12 }) })
  .map(({ subject, body }) => `Subject: ${subject}\n\n${body.map((each) => `${each}\n`).join('')}`);

describe('any mails put into an mbox', () => {
  it('come out the same, however the file is delivered', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyMail, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 300 }),
        fc.boolean(),
        async (mails, chunk, crlf) => {
          const ends = (content: string) => (crlf ? content.replace(/\r?\n/g, '\r\n') : content);
          const quoted = mails.map((mail) => mail.replace(/^(>*From )/gm, '>$1'));
          expect(await texts(ends(mbox(...quoted)), { chunk })).toEqual(mails.map(ends));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('lose no byte when nothing was quoted', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyMail, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 99 }),
        async (mails, chunk) => {
          const content = mbox(...mails)
            .replaceAll('>From ', '}From ')
            .replaceAll('\r', '');
          const found = await split(content, { chunk });
          expect(found.map((mail) => `${mail.fromLine}\n${text(mail.bytes)}\n`).join('')).toBe(content);
        },
      ),
      { numRuns: 300 },
    );
  });
});
