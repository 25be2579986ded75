import { expect, test } from 'vitest';
import { consentState, lastConsent, mayAdvertise, mayWriteFirst, withConsent } from '@/core/model/consent';
import type { Consent } from '@/core/model/template';

const noted = (state: Consent['state'], channel = 'whatsapp'): Consent => ({
  channel,
  state,
  how: 'on the phone',
  at: '2026-11-23T10:00:00Z',
  by: { id: 'a1', name: 'Bruno' },
});

test('an earlier message from the customer counts as long as nothing else is noted', () => {
  expect(consentState(undefined, 'whatsapp', false)).toBe('none');
  expect(consentState(undefined, 'whatsapp', true)).toBe('earlier');
  expect(consentState([noted('revoked')], 'whatsapp', true)).toBe('revoked');
});

test('the last note about a kind of channel counts, and none of another kind', () => {
  const consents = [noted('given'), noted('stopped'), noted('given', 'email')];
  expect(consentState(consents, 'whatsapp', false)).toBe('stopped');
  expect(consentState(consents, 'email', false)).toBe('given');
  expect(consentState(consents, 'sms', false)).toBe('none');
  expect(lastConsent(withConsent(consents, noted('given')), 'whatsapp')?.state).toBe('given');
});

test.each([
  ['given', 'marketing', null],
  ['earlier', 'marketing', null],
  ['given', null, null],
  ['none', 'utility', 'none'],
  ['none', null, 'none'],
  ['stopped', 'marketing', 'stopped'],
  ['stopped', null, 'stopped'],
  ['stopped', 'utility', null],
  ['stopped', 'authentication', null],
  ['revoked', 'utility', 'revoked'],
  ['revoked', 'authentication', 'revoked'],
  ['revoked', null, 'revoked'],
] as const)(
  'with consent «%s» a first message of the kind %s is stopped by: %s',
  (state, category, block) => {
    expect(mayWriteFirst(state, category)).toBe(block);
  },
);

test('who asked to stop gets no marketing, not even as an answer', () => {
  expect(mayAdvertise('stopped')).toBe(false);
  expect(mayAdvertise('revoked')).toBe(false);
  expect(mayAdvertise('none')).toBe(true);
});
