import { expect, test } from 'vitest';
import { onOwnLine } from '@/components/composer/Editor';

function fieldWith(text: string, cursor = text.length) {
  const field = document.createElement('textarea');
  field.value = text;
  field.setSelectionRange(cursor, cursor);
  return field;
}

test.each([
  ['an empty field', '', undefined, 'Hello'],
  ['words right before it', 'Kind regards', undefined, '\nHello'],
  ['a line of its own already', 'Hi,\n', undefined, 'Hello'],
  ['the very start of a text', 'Kind regards', 0, 'Hello'],
])('a ready text after %s', (_, text, cursor, inserted) => {
  expect(onOwnLine(fieldWith(text, cursor), 'Hello')).toBe(inserted);
});
