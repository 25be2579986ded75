import { expect, test } from 'vitest';
import { keysOf, sameAddress, sameNumber } from '@/core/numbers/keys';

test.each([
  ['Brazil, with and without the 9', '+5511987654321', '+551187654321'],
  ['Brazil, a state whose WhatsApp ids lack it', '+5531998765432', '+553198765432'],
  ['Mexico, 52 and 521', '+525512345678', '+5215512345678'],
  ['Argentina, 54 and 549', '+541123456789', '+5491123456789'],
  ['Argentina, a long area code', '+542964123456', '+5492964123456'],
])('one person: %s', (_, a, b) => {
  expect(sameNumber(a, b)).toBe(true);
  expect(sameNumber(b, a)).toBe(true);
  expect(keysOf(a).toSorted()).toEqual(keysOf(b).toSorted());
  expect(keysOf(a)[0]).toBe(a);
});

test.each([
  ['a Brazilian landline and a mobile', '+551134567890', '+5511934567890'],
  ['two numbers of one length', '+5511987654321', '+5511987654322'],
  ['a 9 in another country', '+34912345678', '+3412345678'],
  ['a 1 in another country', '+5412345678901', '+542345678901'],
  ['another country with the same ending', '+351912345678', '+5511912345678'],
  ['nothing and nothing', '', ''],
])('two people: %s', (_, a, b) => {
  expect(sameNumber(a, b)).toBe(false);
});

test('a number has at most one other spelling', () => {
  for (const number of ['+5511987654321', '+525512345678', '+541123456789'])
    expect(keysOf(number)).toHaveLength(2);
  for (const number of ['+14155550123', '+551134567890', '+351912345678'])
    expect(keysOf(number)).toEqual([number]);
  expect(keysOf('')).toEqual([]);
});

test('a mail address is compared as one, a number as one, and never one with the other', () => {
  expect(sameAddress(' Ana@Example.com', 'ana@example.com')).toBe(true);
  expect(sameAddress('5511987654321@example.com', '+5511987654321')).toBe(false);
  expect(sameAddress('+55 11 8765-4321', '+5511987654321')).toBe(true);
});
