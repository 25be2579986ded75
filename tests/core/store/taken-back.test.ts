import { expect, test } from 'vitest';
import { nextId, returnedId } from '@/core/store/taken-back';

test('what is taken back, returned, and taken back again never has an id it had before', () => {
  const seen = new Set<string>(['draft']);
  let id = 'draft';
  for (const next of [nextId, back, nextId, back, back, nextId, nextId, back]) {
    id = next(id);
    expect(seen).not.toContain(id);
    expect(id).not.toContain('NaN');
    seen.add(id);
  }
});

test('asked again, it is the same; in another browser it is not', () => {
  expect(nextId('a')).toBe(nextId('a'));
  expect(returnedId('a', 'here')).toBe(returnedId('a', 'here'));
  expect(returnedId('a', 'here')).not.toBe(returnedId('a', 'there'));
});

test('an id stays short, however often its text is returned', () => {
  let id = crypto.randomUUID().toString();
  for (let n = 0; n < 1000; n++) id = back(id);
  expect(id.length).toBeLessThan(60);
});

function back(id: string) {
  return returnedId(id, '3b5c0a1e');
}
