import { describe, expect, test, vi } from 'vitest';
import { accepted } from '@/core/connectors/upload-answer';
import { CasebarError } from '@/core/model/errors';
import type { UploadAnswer } from '@/core/model/upload';

const answer = (status: number, over: Partial<UploadAnswer> = {}): UploadAnswer => ({
  status,
  retryAfter: '',
  location: '',
  text: '',
  ...over,
});
function refusal(status: number, retryAfter = ''): CasebarError {
  try {
    accepted(answer(status, { retryAfter }), 'a.mov');
  } catch (error) {
    if (error instanceof CasebarError) return error;
  }
  throw new Error(`${status} was taken`);
}

describe('what a desk says to a file', () => {
  test.each([200, 201, 202, 204])('%i: it has it', (status) => {
    expect(accepted(answer(status), 'a.mov')).toEqual(answer(status));
  });

  test.each([
    [302, 'signed-out', ''],
    [401, 'signed-out', ''],
    [403, 'forbidden', ''],
    [404, 'gone', ''],
    [408, 'offline', ''],
    [413, 'too-large', 'a.mov'],
    [415, 'wrong-type', 'a.mov'],
    [416, 'busy', ''],
    [422, 'rejected', 'a.mov'],
    [429, 'busy', ''],
    [500, 'unexpected', ''],
    [503, 'busy', ''],
    [0, 'unexpected', ''],
  ])('%i is «%s»', (status, code, detail) => {
    expect(refusal(status)).toMatchObject({ code, detail });
  });

  test('when to come again is taken in both forms', () => {
    vi.useFakeTimers({ now: Date.parse('2026-11-23T14:00:00Z') });
    expect(refusal(503, '90').retryAt).toBe('2026-11-23T14:01:30.000Z');
    expect(refusal(503, 'Mon, 23 Nov 2026 14:02:00 GMT').retryAt).toBe('2026-11-23T14:02:00.000Z');
    expect(refusal(503, 'Mon, 23 Nov 2026 13:02:00 GMT').retryAt).toBe('2026-11-23T14:00:00.000Z');
    // As for every other request, however long it asks for.
    expect(refusal(503, '99999999').retryAt).toBe('2026-11-23T15:00:00.000Z');
    for (const header of ['', 'soon']) expect(refusal(503, header).retryAt).toBe('');
    vi.useRealTimers();
  });
});
