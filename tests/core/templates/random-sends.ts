import fc from 'fast-check';
import type { Attachment } from '@/core/model/message';
import type { FilledTemplate, WhatsAppTemplate } from '@/core/model/template';
import type { SendContext } from '@/core/templates/check';
import { type FieldKind, fieldsOf } from '@/core/templates/fields';
import { aChannel, aContext, CUSTOMER, hoursAgo, NOW, OWN_NUMBER, parsed, typed, type Wire } from './samples';

/** One attempt to send: what the platform lists, what an agent filled in, and to whom it goes. */
export interface RandomSend {
  readonly wire: Wire;
  readonly filled: FilledTemplate & { readonly template: WhatsAppTemplate };
  readonly about: SendContext;
  /** The number that it is sent from has this template. */
  readonly isListed: boolean;
}

const often = <T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>, weight = 12) =>
  fc.oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: odd });
const either = <T>(...values: readonly T[]) => fc.constantFrom(...values);

const word = either(
  'Olá',
  'order',
  'مرحبا',
  'pesanan',
  'your',
  'نعم',
  '🎉',
  'até',
  '*bold*',
  '(A-17)',
  'R$ 9,90',
  '1}',
  'é',
);
const words = (most: number) => fc.array(word, { minLength: 1, maxLength: most }).map((all) => all.join(' '));

/** Gaps in any order, some twice; now and then numbers with a hole. */
const gaps = (named: boolean, most: number) =>
  fc
    .tuple(
      fc.integer({ min: 0, max: most }),
      fc.boolean(),
      fc.boolean(),
      often(fc.constant(0), fc.constant(1), 60),
    )
    .map(([count, turned, again, hole]) => {
      const keys = Array.from({ length: count }, (_, at) =>
        named ? `field_${'abcdefgh'[at]}` : String(at + 1 + hole),
      );
      const order = turned ? keys.toReversed() : keys;
      return again && order[0] !== undefined ? [...order, order[0]] : order;
    });

const withGaps = (named: boolean, most: number, length: number) =>
  fc
    .tuple(gaps(named, most), fc.array(words(length), { minLength: 9, maxLength: 9 }), fc.boolean())
    .map(([keys, between, wide]) => {
      const gap = (key: string) => (wide ? `{{ ${key} }}` : `{{${key}}}`);
      return [between[0] ?? '', ...keys.map((key, at) => `${gap(key)} ${between[at + 1] ?? 'x'}`)].join(' ');
    });

const header = (named: boolean) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    { weight: 3, arbitrary: withGaps(named, 1, 2).map((text) => ({ type: 'HEADER', format: 'TEXT', text })) },
    {
      weight: 4,
      arbitrary: either('IMAGE', 'VIDEO', 'GIF', 'DOCUMENT', 'LOCATION', 'image').map((format) => ({
        type: 'HEADER',
        format,
      })),
    },
  );

const button = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ type: 'QUICK_REPLY', text: 'Sim' }) },
  {
    weight: 3,
    arbitrary: either(
      'https://example.com/o/{{1}}',
      'https://example.com/?to={{1}}',
      'https://example.com/',
    ).map((url) => ({ type: 'URL', text: 'Open', url })),
  },
  { weight: 2, arbitrary: fc.constant({ type: 'COPY_CODE', example: 'SAVE20' }) },
  { weight: 2, arbitrary: fc.constant({ type: 'PHONE_NUMBER', text: 'Call', phone_number: OWN_NUMBER }) },
  {
    weight: 1,
    arbitrary: either(
      { type: 'OTP', otp_type: 'COPY_CODE', text: 'Copy' },
      { type: 'VOICE_CALL', text: 'Talk' },
    ),
  },
);
const buttons: fc.Arbitrary<readonly Wire[]> = often<readonly Wire[]>(
  fc.array(button, { maxLength: 4 }),
  fc.constant([{ type: 'FLOW', text: 'Form' }]),
  25,
);

const wireOf = (named: boolean): fc.Arbitrary<Wire> =>
  fc
    .record({
      name: fc.stringMatching(/^[a-z][a-z0-9_]{2,12}$/),
      language: either('pt_BR', 'en', 'en_US', 'ar', 'id'),
      status: often(
        either('APPROVED', 'approved'),
        either('PENDING', 'REJECTED', 'PAUSED', 'DISABLED', 'IN_APPEAL', 'Archived', 'new word'),
        14,
      ),
      category: either(
        'MARKETING',
        'UTILITY',
        'AUTHENTICATION',
        'SHIPPING_UPDATE',
        'TICKET_UPDATE',
        'ISSUE_RESOLUTION',
      ),
      says: fc.boolean(),
      header: header(named),
      body: often(withGaps(named, 6, 8), withGaps(named, 3, 90), 8),
      footer: fc.option(words(4)),
      buttons,
    })
    .map(({ says, header: top, body, footer, buttons: pressed, ...rest }) => ({
      ...rest,
      ...(says && { parameter_format: named ? 'NAMED' : 'POSITIONAL' }),
      components: [
        ...(top ? [top] : []),
        { type: 'BODY', text: body },
        ...(footer === null ? [] : [{ type: 'FOOTER', text: footer }]),
        ...(pressed.length > 0 ? [{ type: 'BUTTONS', buttons: pressed }] : []),
      ],
    }));

const badText = fc.oneof(
  either(
    '',
    '  ',
    'a\nb',
    'tab\there',
    'wide     gap',
    'wide\u00a0\u00a0\u00a0\u00a0\u00a0gap',
    'zero\u200bwidth',
    '\u202eturned',
    '\u200b',
    '{{contact.name}}',
    'a\u2028b',
    '\ud800',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.integer({ min: 40, max: 1100 }).map((length) => 'x'.repeat(length)),
);
const goodText = fc.oneof(
  words(3),
  either('Ana', 'A-17', 'محمد', 'R$ 1.234,56', 'a    b', '👨‍👩‍👧', 'می‌خواهم'),
);
const badEnding = fc.oneof(
  either('', ' ', 'with blank', 'https://example.com/o/77', 'https://other.example/', 'a\nb'),
  fc.integer({ min: 1950, max: 2100 }).map((length) => 'x'.repeat(length)),
);
const VALUES = {
  text: often(goodText, badText, 25),
  'url-ending': often(either('A-17', 'o/77?x=1', 'código', '12#top'), badEnding, 16),
  code: often(
    either('SAVE20', 'A1', 'ABCDEFGHIJ12345'),
    either('', ' ', 'SAVE 20', 'SAVE-20', 'ABCDEFGHIJ123456', 'ção'),
    16,
  ),
  location: often(
    either('-23.5505, -46.6333; Loja Centro; Rua Direita, 10', '0,0; Null Island; Sea'),
    either('', 'Rua Direita', '-23.5505, -46.6333', '99, 0; a; b', '1, 2; a;'),
    10,
  ),
  media: fc.constant(''),
} as const;

const file: fc.Arbitrary<Attachment> = fc
  .record({
    type: either(
      'image/jpeg',
      'image/png',
      'video/mp4',
      'video/3gpp',
      'application/pdf',
      'text/plain',
      'image/webp',
      'audio/ogg',
      '',
    ),
    size: often(
      fc.integer({ min: 1, max: 4_000_000 }),
      either(0, 5_000_000, 5_000_001, 16_000_001, 100_000_001),
    ),
  })
  .map((one) => ({ id: 'file-1', name: 'file', ...one }));
const FITTING = {
  image: 'image/png',
  video: 'video/mp4',
  gif: 'video/mp4',
  document: 'application/pdf',
} as const;

/** What lies ready: a file that fits the header, any file, or none. */
const choice = often<'fitting' | 'any' | 'none'>(either('fitting'), either('any', 'none'), 7);

/** Where there is no place for a file, mostly nobody picks one. */
function fileFor({ header: top }: WhatsAppTemplate, pick: 'fitting' | 'any' | 'none', one: Attachment) {
  if (top?.kind !== 'media') return pick === 'any' && one.size === 0 ? one : undefined;
  if (pick === 'none') return undefined;
  return pick === 'any' ? one : { ...one, type: FITTING[top.media] };
}

const context: fc.Arbitrary<Partial<SendContext>> = fc.record({
  windowEndsAt: fc.option(either(1, 12, 23.99, -0.01, -30).map((hours) => hoursAgo(-hours))),
  consent: often(either('given', 'earlier'), either('none', 'stopped', 'revoked'), 5),
  address: often(
    fc.constant(CUSTOMER),
    either('', '11987654321', '+0119', '+55 11 98765-4321', OWN_NUMBER, '+5511987654321000'),
    20,
  ),
  contactLanguage: either('pt-BR', 'en', ''),
});

function aboutOf(change: Partial<SendContext>): SendContext {
  const about = aContext({ ...change, now: NOW });
  // Who has a window has written.
  return about.consent === 'none' && about.windowEndsAt !== null ? { ...about, consent: 'earlier' } : about;
}

const MOST_FIELDS = 12;
const some = (kind: FieldKind) => fc.array(VALUES[kind], { minLength: MOST_FIELDS, maxLength: MOST_FIELDS });
const pools = fc.record({
  text: some('text'),
  'url-ending': some('url-ending'),
  code: some('code'),
  location: some('location'),
  media: fc.constant<string[]>([]),
});
type Pools = Readonly<Record<FieldKind, readonly string[]>>;

const valuesFor = (template: WhatsAppTemplate, from: Pools) =>
  typed(
    Object.fromEntries(
      fieldsOf(template)
        .filter(({ kind }) => kind !== 'media')
        .map(({ field, kind }, place) => [field, from[kind][place] ?? '']),
    ),
  );

/** Anything somebody might try to send: about a third of it is right. */
export const randomSend: fc.Arbitrary<RandomSend> = fc
  .record({
    wire: fc.oneof(wireOf(true), wireOf(false)),
    from: pools,
    pick: choice,
    one: file,
    change: context,
    isListed: often(fc.constant(true), fc.constant(false), 30),
  })
  .map(({ wire, from, pick, one, change, isListed }) => {
    const template = parsed(wire);
    const media = fileFor(template, pick, one);
    return {
      wire,
      isListed,
      about: aboutOf({ ...change, channel: aChannel() }),
      filled: {
        template: { ...template, channels: isListed ? [] : ['another'] },
        values: valuesFor(template, from),
        ...(media && { media }),
      },
    };
  });
