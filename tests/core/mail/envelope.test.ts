import { describe, expect, it } from 'vitest';
import { type Correspondence, knownAddresses, startEnvelope } from '@/core/mail/envelope';
import { foldText } from '@/core/mail/fold-text';
import { quoteOf } from '@/core/mail/quote';
import { isSigned, signed } from '@/core/mail/signature';
import { forwardSubject, replySubject } from '@/core/mail/subject';
import type { Message } from '@/core/model/message';

const message = (over: Partial<Message> = {}): Message => ({
  id: 'local:m1',
  case: 'local:1',
  kind: 'message',
  direction: 'in',
  author: { kind: 'contact', id: 'carla', name: 'Carla' },
  text: 'It squeaks',
  html: '',
  attachments: [],
  at: '2026-05-03T10:00:00Z',
  delivery: null,
  mail: {
    subject: 'Brakes',
    from: 'Carla <carla@mail.example>',
    to: 'Help <help@bikes.example>, dan@mail.example',
    cc: 'Eve <eve@mail.example>, ben@bikes.example',
  },
  event: null,
  ...over,
});
const about = (over: Partial<Correspondence> = {}): Correspondence => ({
  messages: [message()],
  contact: { name: 'Carla', email: 'carla@mail.example' },
  own: ['help@bikes.example', 'ben@bikes.example'],
  subject: 'Brakes',
  ...over,
});

describe('the envelope a mail begins with', () => {
  it('answers whoever wrote', () => {
    expect(startEnvelope('reply', about())).toMatchObject({
      to: ['Carla <carla@mail.example>'],
      cc: [],
      subject: 'Re: Brakes',
      answers: 'local:m1',
    });
  });
  it('answers everybody but ourselves', () => {
    expect(startEnvelope('reply-all', about())).toMatchObject({
      to: ['Carla <carla@mail.example>', 'dan@mail.example'],
      cc: ['Eve <eve@mail.example>'],
    });
  });
  it('to one of our own mails goes to whom that one went to', () => {
    const mail = { subject: 'Parts', from: 'help@bikes.example', to: 'shop@parts.example', cc: '' };
    const sent = message({ id: 'local:m2', direction: 'out', mail });
    expect(startEnvelope('reply', about(), sent)).toMatchObject({
      to: ['shop@parts.example'],
      answers: 'local:m2',
    });
  });
  it('comes from the address that was written to, from the usual one otherwise', () => {
    const senders = ['help@bikes.example', 'orders@bikes.example'];
    const to = (header: string, over = {}) =>
      message({ mail: { subject: '', from: 'carla@mail.example', to: header, cc: '' }, ...over });
    const from = (one: Message) => startEnvelope('reply', about({ senders, messages: [one] })).from;
    expect(from(to('Orders <ORDERS@bikes.example>'))).toBe('orders@bikes.example');
    expect(from(to('help@bikes.example, orders@bikes.example'))).toBe('');
    expect(from(to('somebody@else.example'))).toBe('');
    expect(from(to('orders@bikes.example, help@bikes.example'))).toBe('orders@bikes.example');
    expect(startEnvelope('reply', about({ messages: [to('orders@bikes.example')] })).from).toBe('');
  });
  it('forwards to nobody yet, with the files still to come', () => {
    const file = { id: 'f', name: 'bill.pdf', type: 'application/pdf', size: 9 };
    const started = startEnvelope('forward', about({ messages: [message({ attachments: [file] })] }));
    expect(started).toMatchObject({ to: [], subject: 'Fwd: Brakes', quote: true, toFetch: [file] });
  });
  it('goes to the contact where the thread names nobody, and never refers to what is not sent yet', () => {
    const own = message({ id: 'outbox:x', direction: 'out' });
    const started = startEnvelope('reply', about({ messages: [message({ mail: null }), own] }));
    expect(started).toMatchObject({ to: ['Carla <carla@mail.example>'], answers: 'local:m1' });
  });
  it('knows who took part', () => {
    const known = knownAddresses(about());
    expect(known.has('eve@mail.example')).toBe(true);
    expect(known.has('new@mail.example')).toBe(false);
  });
});

describe('a subject', () => {
  it.each([
    ['Brakes', 'Re: Brakes', 'Fwd: Brakes'],
    ['Re: Brakes', 'Re: Brakes', 'Fwd: Re: Brakes'],
    ['RES: Brakes', 'RES: Brakes', 'Fwd: RES: Brakes'],
    ['Fwd: Brakes', 'Re: Fwd: Brakes', 'Fwd: Brakes'],
    ['ENC: Brakes', 'Re: ENC: Brakes', 'ENC: Brakes'],
    ['', 'Re:', 'Fwd:'],
  ])('%j is answered as %j and forwarded as %j', (subject, reply, forward) => {
    expect(replySubject(subject)).toBe(reply);
    expect(forwardSubject(subject)).toBe(forward);
  });

  it('is as long as a header line may be, whatever the contact wrote', () => {
    expect([...replySubject('x'.repeat(20_000))].length).toBeLessThan(998);
    expect([...forwardSubject('\u{1F6B2}'.repeat(20_000))].length).toBeLessThan(998);
  });
});

describe('a signature', () => {
  it('stands under the text once per thread', () => {
    const text = signed('Hello\n', 'Ana Reis\nBikes');
    expect(text).toBe('Hello\n\n-- \nAna Reis\nBikes');
    const sent = message({ direction: 'out', text: text.replaceAll('\n', '\r\n') });
    expect(isSigned([sent], 'Ana Reis\nBikes')).toBe(true);
    expect(isSigned([sent], 'Ben Ode')).toBe(false);
    expect(isSigned([{ ...sent, direction: 'in' }], 'Ana Reis\nBikes')).toBe(false);
  });
  it('is put again under the same draft that is tried again', () => {
    const sent = message({ id: 'outbox:d1', direction: 'out', text: signed('Hello', 'Ana') });
    expect(isSigned([sent], 'Ana', 'd1')).toBe(false);
    expect(isSigned([sent], 'Ana', 'd2')).toBe(true);
  });
  it('is nothing where there is none', () => expect(signed('Hello', ' ')).toBe('Hello'));
});

describe('folding', () => {
  const quote = quoteOf({ name: 'Carla', at: '2026-05-03T10:00:00Z', text: 'It\n> squeaks' }, 'en');
  it('parts what was said from the quote', () => {
    expect(quote).toContain('Carla wrote:\n> It\n>> squeaks');
    expect(foldText(`We look.\n\n${quote}`)).toEqual({ text: 'We look.', rest: quote });
  });
  it.each(['pt-BR', 'es', 'en', 'xx', ''])('knows our own quotes in %j', (language) => {
    const own = quoteOf({ name: 'Carla', at: '2026-05-03T10:00:00Z', text: 'It squeaks' }, language);
    expect(foldText(`Hello\n${own}`)).toEqual({ text: 'Hello', rest: own });
  });
  it('parts signature and quote, in either order', () => {
    expect(foldText(`Hi\n\n-- \nAna\n\n${quote}`).text).toBe('Hi');
    expect(foldText(`Hi\n\n${quote}\n\n-- \nAna`).text).toBe('Hi');
  });
  it('leaves answers between quotes, and what is nothing but quote, in the open', () => {
    expect(foldText('> one?\nYes\n> two?\nNo').rest).toBe('');
    expect(foldText(quote).rest).toBe('');
  });
  it('keeps the line before a quote that is no attribution', () => {
    expect(foldText('\nHello\nOn Monday Ana wrote:\n> x').text.trim()).toBe('Hello');
  });
  it('loses no character of a megabyte, and ends', () => {
    const text = `Hi\n${'> x\n'.repeat(200_000)}`;
    const { text: said, rest } = foldText(text);
    expect([said, rest].join('\n').length).toBeGreaterThanOrEqual(text.trim().length);
  });
});
