import { expect, test } from 'vitest';
import { guessCountries, guessCountry } from '@/core/numbers/guess';

test.each([
  [{ page: 'https://loja.com.br/pedido/1', languages: ['en-US'] }, 'BR'],
  [{ page: 'https://shop.co.uk/a' }, 'GB'],
  [{ page: 'https://loja.com.co/a' }, 'CO'],
  [{ page: 'https://tool.io/a', channelCountry: 'MX', languages: ['en-US'] }, 'MX'],
  [{ page: 'https://crm.example.com/a', languages: ['pt-PT'] }, 'PT'],
  [{ languages: ['pt'] }, 'BR'],
  [{ languages: ['es', 'es-AR'] }, 'AR'],
  [{ page: 'not a page', languages: ['?'] }, ''],
  [{}, ''],
])('%j is from %s', (from, country) => {
  expect(guessCountry(from)).toBe(country);
});

test('every hint is kept, the likeliest first, each once', () => {
  expect(guessCountries({ page: 'https://a.mx/', channelCountry: 'BR', languages: ['pt-BR', 'en'] })).toEqual(
    ['MX', 'BR', 'US'],
  );
});
