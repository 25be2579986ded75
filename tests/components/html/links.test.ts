import { expect, it } from 'vitest';
import { pretendsOther } from '@/components/case/html/links';

const goesTo = (url: string) => (text: string) => pretendsOther(text, new URL(url));

it('notices a link that shows another address than its own', () => {
  const evil = goesTo('https://evil.example/login');
  expect(evil('https://www.bank.example/login')).toBe(true);
  expect(evil('bank.example')).toBe(true);
  expect(evil('BANK.example/a?b')).toBe(true);
});

it('is quiet about honest links', () => {
  const shop = goesTo('https://www.shop.example/cart');
  for (const text of [
    'shop.example',
    'https://SHOP.example/',
    'mail.shop.example',
    'Your cart',
    'e.g. this',
    '',
  ])
    expect(shop(text), text).toBe(false);
  expect(pretendsOther('ana@bank.example', new URL('mailto:ana@shop.example'))).toBe(false);
});
