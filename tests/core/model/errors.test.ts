import { expect, test, vi } from 'vitest';
import { CasebarError, codeOf } from '@/core/model/errors';

test('an expected failure is known by its mark, also when it comes out of another bundle', async () => {
  vi.resetModules();
  const other = await import('@/core/model/errors');
  expect(other.CasebarError).not.toBe(CasebarError);
  const thrown: unknown = new other.CasebarError('busy', 'later', { retryAt: '2026-01-01T00:00:00.000Z' });
  expect(thrown).toBeInstanceOf(CasebarError);
  expect(codeOf(thrown)).toBe('busy');
});

test.each([
  new Error('busy'),
  new DOMException('x', 'AbortError'),
  { code: 'busy' },
  'busy',
  null,
  undefined,
])('anything else is unexpected: %s', (thrown) => {
  expect(thrown instanceof CasebarError).toBe(false);
  expect(codeOf(thrown)).toBe('unexpected');
});
