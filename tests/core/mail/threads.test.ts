import { describe, expect, it } from 'vitest';
import { isReplySubject, normaliseSubject } from '@/core/mail/subject';
import {
  type Candidates,
  decideThread,
  participantsOf,
  type ThreadCase,
  type ThreadMail,
} from '@/core/mail/threads';

const US = 'support@shop.example';
const ANA = 'ana@customer.example';
const BOB = 'bob@elsewhere.example';
const CARL = 'carl@customer.example';
const person = (address: string) => ({ name: '', address });

const aThreadMail = (
  given: { from?: string; to?: string[]; subject?: string; date?: string | null } = {},
): ThreadMail => ({
  from: person(given.from ?? ANA),
  to: (given.to ?? [US]).map(person),
  cc: [],
  subject: given.subject ?? 'Re: My order',
  date: given.date === undefined ? '2026-11-20T10:00:00Z' : given.date,
});
const aCase = (id: string, people: string[] = [ANA], lastAt = '2026-11-19T10:00:00Z'): ThreadCase => ({
  id,
  contact: people[0] ?? '',
  participants: new Set(people),
  lastAt,
});
const among = (given: Partial<Candidates>): Candidates => ({
  linked: [],
  sameSubject: [],
  ours: new Set([US]),
  ...given,
});
const NEW = { kind: 'new' };
const join = (id: string, merge: string[] = []) => ({ kind: 'join', case: id, merge });

describe('threads by Message-ID and References', () => {
  it('join the case they lead to, before any subject', () => {
    const known = among({ linked: [aCase('1')], sameSubject: [aCase('2')] });
    expect(decideThread(aThreadMail(), known)).toEqual(join('1'));
  });

  it('merge cases that one mail proves to be one thread', () => {
    const known = among({ linked: [aCase('1'), aCase('2', [BOB]), aCase('3')] });
    expect(decideThread(aThreadMail({ to: [US, BOB] }), known)).toEqual(join('1', ['2', '3']));
  });

  it('keep strangers apart who answer the same circular', () => {
    expect(decideThread(aThreadMail({ from: BOB }), among({ linked: [aCase('1')] }))).toEqual(NEW);
  });
});

describe('threads by subject', () => {
  it('join the contact’s newest case with that subject', () => {
    const sameSubject = [aCase('1'), aCase('2', [ANA], '2026-11-19T12:00:00Z'), aCase('3', [BOB])];
    expect(decideThread(aThreadMail(), among({ sameSubject }))).toEqual(join('2'));
  });

  it('join our own answer to the case of whom it went to', () => {
    const mail = aThreadMail({ from: US, to: [ANA] });
    expect(decideThread(mail, among({ sameSubject: [aCase('1', [BOB]), aCase('2')] }))).toEqual(join('2'));
  });

  it('join a colleague’s answer who was in copy', () => {
    expect(
      decideThread(aThreadMail({ from: CARL }), among({ sameSubject: [aCase('1', [ANA, CARL])] })),
    ).toEqual(join('1'));
  });

  it.each([
    ['a stranger with the same subject', aThreadMail({ from: BOB })],
    ['a subject that is no reply', aThreadMail({ subject: 'My order' })],
    ['a forwarded mail', aThreadMail({ subject: 'Fwd: Re: My order' })],
    ['nothing but «Re:»', aThreadMail({ subject: 'Re:' })],
    ['a reply that comes a year later', aThreadMail({ date: '2027-11-20T10:00:00Z' })],
  ])('start a new case for %s', (_, mail) =>
    expect(decideThread(mail, among({ sameSubject: [aCase('1')] }))).toEqual(NEW),
  );

  it('never bring our answer to one customer into the case of another, even when our address is not known', () => {
    const known = among({ sameSubject: [aCase('1', [BOB, US])], ours: new Set() });
    expect(decideThread(aThreadMail({ from: US, to: [ANA] }), known)).toEqual(NEW);
  });
});

describe('subjects', () => {
  it.each([
    'Re: a',
    'RE[2]: a',
    're : a',
    'AW: a',
    'RES: a',
    'RV: Re: a',
    'Antwort: a',
    '[list] Re: a',
    'Re: [list] Re: a',
    '回复：a',
    'Re: Fwd: a',
    'SV: a',
    'Rif: a',
    'Odp: a',
  ])('of «%s» is «a»', (subject) => {
    expect(normaliseSubject(subject)).toBe('a');
    expect(isReplySubject(subject)).toBe(!subject.startsWith('RV'));
  });

  it.each(['Fwd: a', 'ENC: a', 'WG: a', 'a', 'Rebate: a', '[Ticket 7] a', 'I am: a'])(
    '«%s» are no replies',
    (subject) => expect(isReplySubject(subject)).toBe(false),
  );

  it('keep ticket numbers and marks that are all there is', () => {
    expect(normaliseSubject('Re: [#7] Invoice')).toBe('[#7] invoice');
    expect(normaliseSubject('Re: [urgent]')).toBe('[urgent]');
  });

  it('of 100,000 times «Re:» are read in a moment', () => {
    expect(normaliseSubject(`${'Re: '.repeat(100_000)}a`)).toBe('a');
    expect(normaliseSubject(`${'[a] '.repeat(50_000)}b`)).toBe('b');
  });

  it('people of a mail are everybody but us', () => {
    expect([
      ...participantsOf(aThreadMail({ to: [US, 'Bob@Elsewhere.example', ''] }), new Set([US])),
    ]).toEqual([ANA, BOB]);
  });
});
