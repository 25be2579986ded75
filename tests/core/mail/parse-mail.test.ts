import { describe, expect, it } from 'vitest';
import { MAX_HTML, MAX_LIST, MAX_NAME, MAX_SUBJECT } from '@/core/mail/types';
import { aMail, bytes, mailOf, NOW, read, text } from './fixtures';

const base64 = (content: string) => Buffer.from(content, 'latin1').toString('base64');
const part = (headers: string, body: string) => `--b\n${headers}\n\n${body}\n`;
const multipart = (kind: string, ...parts: string[]) =>
  aMail({ 'Content-Type': `multipart/${kind}; boundary="b"` }, `${parts.join('')}--b--\n`);

describe('reading a mail', () => {
  it('knows who wrote what to whom and when', async () => {
    const mail = await mailOf(
      aMail({
        Cc: '"Lobo, Tiago" <Tiago@Shop.example>, list: a@x.example, b@x.example;',
        References: '<0@x> <1@x>',
        'In-Reply-To': 'Your message of Monday <1@x>',
      }),
    );
    expect(mail).toMatchObject({
      messageId: '1@customer.example',
      inReplyTo: '1@x',
      references: ['0@x', '1@x'],
      from: { name: 'Ana Souza', address: 'ana@customer.example' },
      to: [{ name: '', address: 'support@shop.example' }],
      cc: [
        { name: 'Lobo, Tiago', address: 'tiago@shop.example' },
        { address: 'a@x.example' },
        { address: 'b@x.example' },
      ],
      subject: 'Where is my order?',
      date: '2002-08-22T11:26:25.000Z',
      text: 'Hello,\n\nwhere is my order?',
      html: '',
      clipped: false,
      parts: [],
    });
  });

  it('derives text from HTML when there is nothing else, and keeps the HTML as sent', async () => {
    const html =
      '<style>p{}</style><p>Olá&nbsp;Jos&eacute; &#8364;</p><script>x()</script><ul><li>um<li>dois</ul>';
    const mail = await mailOf(
      aMail({ 'Content-Type': 'text/html; charset=utf-8' }, Buffer.from(html).toString('latin1')),
    );
    expect(mail.html.trim()).toBe(html);
    expect(mail.text).toBe('Olá José €\n\n- um\n- dois');
  });

  it('keeps attachments byte for byte, with pictures shown in the text by their id', async () => {
    const all = Array.from({ length: 256 }, (_, i) => String.fromCharCode(i)).join('');
    const mail = await mailOf(
      multipart(
        'related',
        part('Content-Type: text/html', '<img src="cid:logo@x">'),
        part(
          'Content-Type: image/png; name="=?utf-8?q?l=C3=B3go.png?="\nContent-ID: <logo@x>\nContent-Transfer-Encoding: base64',
          base64(all),
        ),
      ),
    );
    expect(mail.parts).toMatchObject([
      { name: 'lógo.png', type: 'image/png', size: 256, contentId: 'logo@x' },
    ]);
    expect(text(mail.parts[0]?.content ?? null)).toBe(all);
  });

  it('keeps a forwarded mail whole, as a file named after its subject', async () => {
    const inner = aMail({ Subject: 'Fatura 12/2002' });
    const mail = await mailOf(
      multipart(
        'mixed',
        part('Content-Type: text/plain', 'see below'),
        part('Content-Type: message/rfc822', inner),
      ),
    );
    expect(mail.text).toBe('see below');
    expect(mail.parts).toMatchObject([{ name: 'Fatura 12_2002.eml', type: 'message/rfc822' }]);
    expect(text(mail.parts[0]?.content ?? null).trimEnd()).toBe(inner.trimEnd());
  });

  it('takes uuencoded files out of the text and leaves what only looks like one', async () => {
    const body =
      'Here:\n\nbegin 644 cat.txt\n#0V%T\n`\nend\nbye\n\nbegin 644 nothing\nplain words go on and on, no end here\n';
    const mail = await mailOf(aMail({}, body));
    expect(mail.text).toBe('Here:\n\nbye\n\nbegin 644 nothing\nplain words go on and on, no end here');
    expect(mail.parts.map(({ name, content }) => [name, text(content)])).toEqual([['cat.txt', 'Cat']]);
  });

  it('makes file names harmless', async () => {
    const name = (given: string) =>
      `Content-Type: application/octet-stream\nContent-Disposition: attachment; filename="${given}"`;
    const reversed = `=?utf-8?b?${Buffer.from('invoice\u202egpj.exe').toString('base64')}?=`;
    const mail = await mailOf(
      multipart(
        'mixed',
        ...['../../etc/passwd', reversed, '', '.htaccess'].map((given) => part(name(given), 'x')),
      ),
    );
    expect(mail.parts.map((each) => each.name)).toEqual([
      'passwd',
      'invoicegpj.exe',
      'part-3.bin',
      'htaccess',
    ]);
  });
});

describe('the time of a mail', () => {
  const dateOf = async (headers: Record<string, string | undefined>, fromLine = '') =>
    (await mailOf(aMail(headers), fromLine)).date;

  it.each([
    ['22 Aug 2002 18:26:25 +0700', '2002-08-22T11:26:25.000Z'],
    ['Thu, 22 Aug 02 18:26 EDT', '2002-08-22T22:26:00.000Z'],
    ['Thu Aug 22 18:26:25 2002', '2002-08-22T18:26:25.000Z'],
    ['Thu, 22 Aug 2002 18:26:25 (a zone nobody knows)', '2002-08-22T18:26:25.000Z'],
    ['2002-08-22T18:26:25+02:00', '2002-08-22T16:26:25.000Z'],
  ])('reads «%s»', async (date, expected) => expect(await dateOf({ Date: date })).toBe(expected));

  it('comes from the Received header, then the mbox line, when the Date header is of no use', async () => {
    const received = 'from a by b; Wed, 4 Dec 2002 05:06:44 GMT';
    for (const date of [undefined, 'garbage 5', 'Fri, 1 Jan 2038 00:00:00 +0000']) {
      expect(await dateOf({ Date: date, Received: received })).toBe('2002-12-04T05:06:44.000Z');
    }
    expect(await dateOf({ Date: undefined }, 'From a@b Thu Aug 22 13:17:22 2002')).toBe(
      '2002-08-22T13:17:22.000Z',
    );
    expect(await dateOf({ Date: undefined })).toBeNull();
    expect(Date.parse((await dateOf({ Date: new Date(NOW).toUTCString() })) ?? '')).toBe(NOW);
  });
});

describe('bad input', () => {
  it.each([
    ['empty', ''],
    ['empty', ' \r\n\n\0\0'],
    ['not-mail', 'PK\u0003\u0004 some archive'],
    ['not-mail', 'BABYL OPTIONS: -*- rmail -*-\nVersion: 5\nLabels:\n\u001f'],
    ['not-mail', 'Dear diary\n\nFrom: is a word\n'],
    ['broken', aMail({ 'X-Bomb': 'x'.repeat(9 * 1024 * 1024) })],
  ])('is skipped as %s', async (reason, raw) => expect(await read(raw)).toMatchObject({ ok: false, reason }));

  it.each([
    [
      'a multipart that never ends',
      multipart('mixed', part('Content-Type: text/plain', 'hello')).replace('--b--', ''),
    ],
    ['a multipart without boundary', aMail({ 'Content-Type': 'multipart/mixed' }, 'hello')],
    [
      'an unknown charset and encoding',
      aMail({ 'Content-Type': 'text/plain; charset=klingon', 'Content-Transfer-Encoding': 'x-odd' }, 'hello'),
    ],
    ['only one header', 'Subject: hi\n\nhello'],
    ['no blank line before the end', 'Subject: hello\nFrom: a@b.example'],
    ['NUL characters', aMail({ Subject: 'hel\0lo' }, 'hel\0lo')],
    ['headers that are no headers', `From: a@b.example\n\u00ff\u00fe nonsense\n: \nSubject: hello\n\nhello`],
  ])('with %s is still read', async (_, raw) => {
    const mail = await mailOf(raw);
    expect(mail.text + mail.subject).toMatch(/hel ?lo/);
    expect(JSON.stringify(mail.subject + mail.text)).not.toContain('\\u0000');
  });

  it('in Latin-1 without a charset, or with the wrong one, stays readable', async () => {
    const raw = 'Ol\u00e1, amanh\u00e3 n\u00e3o';
    for (const type of [undefined, 'text/plain; charset=utf-8', 'text/plain; charset=us-ascii']) {
      const mail = await mailOf(aMail({ 'Content-Type': type, Subject: raw }, raw));
      expect([mail.text, mail.subject]).toEqual([raw, raw]);
    }
  });

  it('with more than is kept brings the whole mail along as a file', async () => {
    const many = Array.from({ length: MAX_LIST + 1 }, (_, i) => `p${i}@x.example`).join(',\n ');
    for (const raw of [
      aMail({ Subject: 's'.repeat(MAX_SUBJECT + 1) }),
      aMail({ 'Content-Type': 'text/html' }, `<p>${'x'.repeat(MAX_HTML)}</p>`),
      aMail({ To: many }),
      aMail({ From: `${'n'.repeat(100_000)} <long@x.example>` }),
    ]) {
      expect((await mailOf(raw)).from.name.length).toBeLessThanOrEqual(MAX_NAME);
      const mail = await mailOf(raw);
      expect(mail.clipped).toBe(true);
      expect(mail.parts.at(-1)).toMatchObject({ name: 'original.eml', type: 'message/rfc822' });
      expect(text(mail.parts.at(-1)?.content ?? null)).toBe(raw);
    }
  });

  it('keeps a subject of 10,000 characters and odd characters in names', async () => {
    const name = 'A\u202eB\u200bC';
    const mail = await mailOf(
      aMail({
        Subject: 'x'.repeat(10_000),
        From: `=?utf-8?b?${Buffer.from(name).toString('base64')}?= <A@B.example>`,
      }),
    );
    expect(mail.subject).toHaveLength(10_000);
    expect(mail.from).toEqual({ name, address: 'a@b.example' });
    expect(mail.clipped).toBe(false);
  });

  it('without From takes the sender from elsewhere, or says nobody', async () => {
    const from = async (headers: Record<string, string>, line = '') =>
      (await mailOf(aMail({ From: undefined, ...headers }), line)).from.address;
    expect(await from({ 'Reply-To': 'r@x.example' })).toBe('r@x.example');
    expect(await from({ 'Return-Path': '<b@x.example>' })).toBe('b@x.example');
    expect(await from({}, 'From e@x.example Thu Aug 22 13:17:22 2002')).toBe('e@x.example');
    expect(await from({})).toBe('');
  });

  it('of the worst HTML is turned into text', async () => {
    for (const piece of ['<', '<a ', '<!--', '<style', '<style>', '&', '&#', '<p', '">', '<b> '.repeat(2)]) {
      await mailOf(aMail({ 'Content-Type': 'text/html' }, piece.repeat(1_000_000 / piece.length)));
    }
  });

  it('with an attachment of 50 MB is read whole', { timeout: 60_000 }, async () => {
    const big = Buffer.alloc(50 * 1024 * 1024, 'casebar ');
    const lines = big.toString('base64').replace(/.{76}/g, '$&\n');
    const raw = multipart(
      'mixed',
      part('Content-Type: video/mp4; name=v.mp4\nContent-Transfer-Encoding: base64', lines),
    );
    const mail = await mailOf(raw);
    expect(mail.parts).toMatchObject([{ name: 'v.mp4', size: big.length }]);
    expect(Buffer.compare(mail.parts[0]?.content ?? bytes(''), big)).toBe(0);
  });
});

describe('the identity of a mail', () => {
  it('is the same in another file format and after it was read', async () => {
    const { hash } = await mailOf(aMail());
    expect((await mailOf(aMail().replaceAll('\n', '\r\n'))).hash).toBe(hash);
    expect((await mailOf(`${aMail()}\n\n`)).hash).toBe(hash);
    expect(
      (await mailOf(`X-Mozilla-Status: 0001\nX-Mozilla-Keys: a\n  b\nStatus: RO\n${aMail()}`)).hash,
    ).toBe(hash);
    expect((await mailOf(aMail({}, 'Hello,\n\nwhere is my order!\n'))).hash).not.toBe(hash);
    expect((await mailOf(aMail({ Subject: 'Other' }))).hash).not.toBe(hash);
  });
});
