import { describe, expect, test } from 'vitest';
import { afterWorkingHours } from '@/core/connectors/local/server/rules';
import { areRules, NO_RULES } from '@/core/model/desk-rules';

const office = { hours: NO_RULES.hours, timeZone: 'Europe/Lisbon' };
const always = (timeZone: string) => ({
  timeZone,
  hours: Array.from({ length: 7 }, () => ({ from: '00:00', to: '24:00' })),
});
const dueAfter = (from: string, hours: number, rules: Parameters<typeof afterWorkingHours>[2] = office) =>
  afterWorkingHours(from, hours, rules);

describe('working hours', () => {
  test('a question in the morning is due the same day', () =>
    expect(dueAfter('2026-01-14T10:00:00Z', 4)).toBe('2026-01-14T14:00:00.000Z'));
  test('what the day has no room for goes on the next morning', () =>
    expect(dueAfter('2026-01-14T16:30:00Z', 4)).toBe('2026-01-15T11:30:00.000Z'));
  test('a question before opening counts from opening', () =>
    expect(dueAfter('2026-01-14T03:00:00Z', 1)).toBe('2026-01-14T10:00:00.000Z'));
  test('a question on Friday evening is due on Monday', () =>
    expect(dueAfter('2026-01-16T18:00:00Z', 2)).toBe('2026-01-19T11:00:00.000Z'));
  test('an answer may be due at the very end of a day', () =>
    expect(dueAfter('2026-01-14T10:00:00Z', 8)).toBe('2026-01-14T18:00:00.000Z'));
  test('parts of an hour count', () =>
    expect(dueAfter('2026-01-14T10:00:00Z', 0.5)).toBe('2026-01-14T10:30:00.000Z'));
  test('a promise may take weeks', () =>
    expect(dueAfter('2026-01-05T09:00:00Z', 90)).toBe('2026-01-16T18:00:00.000Z'));
  test('nobody works, nothing is promised', () =>
    expect(dueAfter('2026-01-05T09:00:00Z', 1, { ...office, hours: Array(7).fill(null) })).toBeNull());
});

describe('time zones', () => {
  test('the weekday is the desk’s, not the one in Greenwich', () =>
    // Sunday 23:00 in Greenwich is Monday 08:00 in Tokyo.
    expect(dueAfter('2026-01-18T23:00:00Z', 1, { ...office, timeZone: 'Asia/Tokyo' })).toBe(
      '2026-01-19T01:00:00.000Z',
    ));
  test('half-hour zones', () =>
    expect(dueAfter('2026-01-14T00:00:00Z', 1, { ...office, timeZone: 'Asia/Kolkata' })).toBe(
      '2026-01-14T04:30:00.000Z',
    ));
  test('nine o’clock is nine o’clock in summer too', () =>
    expect(dueAfter('2026-07-15T03:00:00Z', 1)).toBe('2026-07-15T09:00:00.000Z'));
  test('over the weekend on which the clocks go forward', () =>
    // Friday 17:00 in winter, due Monday 10:00 in summer.
    expect(dueAfter('2026-03-27T17:00:00Z', 2)).toBe('2026-03-30T09:00:00.000Z'));
  test('over the weekend on which they go back', () =>
    expect(dueAfter('2026-10-23T16:00:00Z', 2)).toBe('2026-10-26T10:00:00.000Z'));
  test('24 working hours are 24 real ones, also on the day that has 23', () =>
    expect(dueAfter('2026-03-28T12:00:00Z', 24, always('Europe/Lisbon'))).toBe('2026-03-29T12:00:00.000Z'));
  test('and on the one that has 25', () =>
    expect(dueAfter('2026-11-01T00:00:00Z', 30, always('America/New_York'))).toBe(
      '2026-11-02T06:00:00.000Z',
    ));
});

test.each([
  ['a day that ends before it begins', { hours: [{ from: '18:00', to: '09:00' }, ...Array(6).fill(null)] }],
  ['no time at all', { hours: [{ from: 'nine', to: '18:00' }, ...Array(6).fill(null)] }],
  ['six days', { hours: Array(6).fill(null) }],
  ['a zone that does not exist', { timeZone: 'Europe/Atlantis' }],
  ['less than nothing', { closeAfterDays: -1 }],
  ['a promise nobody could keep', { hours: Array(7).fill(null), answerHours: 1 }],
])('no rules: %s', (_, part) => expect(areRules({ ...NO_RULES, ...part })).toBe(false));
