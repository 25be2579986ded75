import { getCountries } from 'libphonenumber-js/min';
import { expect, test } from 'vitest';
import { dialledCountries, numbersIn, parseNumber, showNumber } from '@/core/numbers/parse';
import { writtenStyles } from './written-styles';

test('the example number of every country is read right in twelve written styles', () => {
  const all = getCountries().flatMap(writtenStyles);
  expect(all.length).toBeGreaterThan(2400);
  const wrong = all.filter(({ text, e164, country }) => parseNumber(text, { country })?.e164 !== e164);
  expect(wrong.map(({ country, style, text }) => `${country}, ${style}: ${text}`)).toEqual([]);
});

test('what has its country written needs no guess, and a wrong guess does no harm', () => {
  const all = getCountries()
    .flatMap(writtenStyles)
    .filter(({ style }) => style !== 'as at home' && style !== 'WhatsApp: no plus');
  const wrong = all.filter(({ text, e164 }) =>
    [{}, { country: 'BR' }, { country: 'US' }].some((guess) => parseNumber(text, guess)?.e164 !== e164),
  );
  expect(wrong.map(({ country, style, text }) => `${country}, ${style}: ${text}`)).toEqual([]);
});

test.each([
  ['+521 55 1234 5678', {}, '+525512345678'],
  ['5215512345678', {}, '+525512345678'],
  ['011 15-2345-6789', { country: 'AR' }, '+5491123456789'],
  ['+54 9 (011) 2345-6789', {}, '+5491123456789'],
  ['(11) 96123-4567', { country: 'BR' }, '+5511961234567'],
  ['0 15 11 96123-4567', { country: 'BR' }, '+5511961234567'],
  ['+55 (0)11 96123-4567', {}, '+5511961234567'],
  ['+44 (0) 20 7946 0000', {}, '+442079460000'],
  ['+39 (06) 1234 5678', {}, '+390612345678'],
  ['011 44 20 7946 0000', { country: 'BR' }, '+442079460000'],
  ['07400 123456', { country: 'FR', others: ['GB'] }, '+447400123456'],
  ['tel:011-96123-4567;phone-context=+55', {}, '+5511961234567'],
  ['https://api.whatsapp.com/send?phone=5511961234567&text=1', {}, '+5511961234567'],
  ['whatsapp://send?phone=%2B5511961234567', {}, '+5511961234567'],
  ['+४९ १५१ २३४५६७८९', {}, '+4915123456789'],
  ['Call 11 96123-4567 (CPF 123.456.789-00)', { country: 'BR' }, '+5511961234567'],
  ['+49 30 901820 / +49 151 23456789', {}, '+4930901820'],
  ['Ana\t+55 11 96123-4567\t42,00', {}, '+5511961234567'],
])('%s is read as a person would', (text, guess, e164) => {
  expect(parseNumber(text, guess)).toMatchObject({ e164, isValid: true });
});

test('an extension is kept apart: nothing of it is dialled', () => {
  for (const text of [
    '+55 11 3456-7890 ramal 12',
    '+55 11 3456-7890 ext. 12',
    '+551134567890x12',
    '+55 11 3456-7890;ext=12',
    '+55 11 3456-7890 доб. 12',
  ])
    expect(parseNumber(text, {}), text).toMatchObject({ e164: '+551134567890', extension: '12' });
});

test('what is no number gives none, and what is half a number says so', () => {
  for (const text of ['', 'Ana Souza', 'R$ 12,90', 'ana@example.com'])
    expect(parseNumber(text, {}), text).toBeNull();
  expect(parseNumber('+55 11 9612', {})).toMatchObject({ isValid: false });
  expect(parseNumber('+55 11 96123-4567 4321', {})).toMatchObject({ isValid: false });
});

test('of a text with several numbers each is found once', () => {
  const text = 'Office +49 30 901820, mobile 0151 23456789; again: +49 (0)151 2345 6789';
  expect(numbersIn(text, { country: 'DE' }).map(({ e164 }) => e164)).toEqual([
    '+4930901820',
    '+4915123456789',
  ]);
});

test('numbers are shown in groups, and every country has its code', () => {
  expect(showNumber('+5511961234567')).toBe('+55 11 96123 4567');
  expect(showNumber('nobody')).toBe('nobody');
  expect(dialledCountries()).toContainEqual({ country: 'BR', code: '55' });
});
