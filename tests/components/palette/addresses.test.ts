import { expect, test } from 'vitest';
import { addressesIn } from '@/components/palette/addresses';

test('mail addresses and numbers of a selection, each once', async () => {
  const text = 'Ana <Ana.Souza@Loja.example>, ana.souza@loja.example, +55 (11) 98765-4321';
  expect(await addressesIn(text, 'crm.example')).toEqual(['ana.souza@loja.example', '+5511987654321']);
});

test('the site tells the country of a number without one', async () => {
  expect(await addressesIn('(11) 98765-4321', 'loja.com.br')).toEqual(['+5511987654321']);
});

test('prices, dates and words are nobody', async () => {
  expect(await addressesIn('Total 1.299,00 on 2026-11-23', 'shop.example')).toEqual([]);
  expect(await addressesIn('no address here', '')).toEqual([]);
});
