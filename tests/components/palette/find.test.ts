import { expect, test } from 'vitest';
import { findOptions } from '@/components/palette/find';

const OPTIONS = [
  { id: 'hello', label: 'Hello', detail: 'Hi Ana, this is Nina' },
  { id: 'order', label: 'order_update', detail: 'Your parcel has left our house' },
  { id: 'return', label: 'How to return something', detail: 'You can send your order back within 30 days' },
  { id: 'pedido', label: 'Saudação', detail: 'Oi! Sua encomenda já saiu' },
];
const found = (typed: string) => findOptions(OPTIONS, typed).map(({ id }) => id);

test('nothing typed: everything, in the order it came', () => {
  expect(found('  ')).toEqual(['hello', 'order', 'return', 'pedido']);
});

test('a name comes before a text that has the word', () => {
  expect(found('order')).toEqual(['order', 'return']);
});

test('parts of names, accents and capitals do not matter', () => {
  expect(found('UPDATE')).toEqual(['order']);
  expect(found('saudacao')).toEqual(['pedido']);
});

test('scattered letters are found in names, not in texts', () => {
  expect(found('ordup')).toEqual(['order']);
  expect(found('htr')).toEqual(['return']);
  expect(found('zq')).toEqual([]);
});

test('every typed word must fit', () => {
  expect(found('return days')).toEqual(['return']);
  expect(found('return parcel')).toEqual([]);
});
