import { effect } from '@preact/signals';
import { afterEach, describe, expect, it } from 'vitest';
import {
  chooseLocale,
  formatAgo,
  formatBytes,
  formatDate,
  formatDay,
  formatDuration,
  formatNumber,
  formatRelative,
  formatTime,
  locale,
  pickLocale,
  t,
} from '@/components/locales';

afterEach(() => chooseLocale('en'));

const NOW = Date.parse('2026-11-23T12:00:00Z');
const past = (ms: number) => new Date(NOW - ms).toISOString();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('texts', () => {
  it('change with the language, at once and everywhere', async () => {
    const seen: string[] = [];
    const stop = effect(() => {
      seen.push(t('inbox.title'));
    });
    await chooseLocale('pt-BR');
    await chooseLocale('es');
    stop();
    expect(seen[0]).toBe('Inbox');
    expect(seen).toContain('Entrada');
    expect(seen.at(-1)).toBe('Bandeja');
    expect(document.documentElement.lang).toBe('es');
  });

  it('keep the last of two languages chosen in a hurry', async () => {
    const slow = chooseLocale('pt-BR');
    const fast = chooseLocale('en');
    await Promise.all([slow, fast]);
    expect(locale.value).toBe('en');
    expect(t('inbox.title')).toBe('Inbox');
  });

  it('are filled with names and numbers in the language’s own writing', async () => {
    expect(t('tab.returns', { queue: 'Billing' })).toBe('Goes back to Billing when you close it');
    expect(t('list.matches', { count: 12345 })).toBe('12,345 matches');
    await chooseLocale('pt-BR');
    expect(t('list.matches', { count: 12345 })).toBe('12.345 resultados');
  });

  it('know one from many, also at a million', async () => {
    expect(t('list.matches', { count: 1 })).toBe('1 match');
    expect(t('list.matches', { count: 0 })).toBe('0 matches');
    await chooseLocale('es');
    expect(t('list.matches', { count: 1_000_000 })).toBe('1.000.000 resultados');
  });

  it('hold a right-to-left name apart, so that it turns nothing around', () => {
    expect(t('event.took', { author: 'محمد' })).toBe('\u2068محمد\u2069 took the case');
    expect(t('event.took', { author: 'evil\u202E' })).toBe('\u2068evil\u202E\u2069 took the case');
    expect(t('event.took', { author: 'Zoë' })).toBe('Zoë took the case');
  });

  it('do not take a name for a placeholder', () => {
    expect(t('event.assigned', { author: '{agent}', agent: 'Ana' })).toBe('{agent} assigned the case to Ana');
  });
});

describe('the browser’s languages', () => {
  it.each([
    [['pt-PT', 'en'], 'pt-BR'],
    [['es-419'], 'es'],
    [['de', 'ja', 'es-MX', 'en'], 'es'],
    [['EN_us'], 'en'],
    [['de'], 'en'],
    [[], 'en'],
  ] as const)('%j → %s', (languages, expected) => {
    expect(pickLocale(languages)).toBe(expected);
  });
});

describe('times and sizes', () => {
  it.each([
    [20_000, '0m'],
    [3 * MINUTE, '3m'],
    [2 * HOUR + 59 * MINUTE, '2h'],
    [4 * DAY, '4d'],
    [24.3 * 365.25 * DAY, '24y'],
    [-HOUR, '0m'],
  ])('%i ms of waiting is %s', (ms, text) => {
    expect(formatRelative(past(ms), NOW)).toBe(text);
  });

  it('says the same in words for those who listen', async () => {
    expect(formatAgo(past(3 * MINUTE), NOW)).toBe('3 minutes ago');
    expect(formatAgo(past(-2 * HOUR), NOW)).toBe('in 2 hours');
    await chooseLocale('pt-BR');
    expect(formatAgo(past(DAY), NOW)).toBe('há 1 dia');
    expect(formatRelative(past(24.3 * 365.25 * DAY), NOW)).toBe('24a');
  });

  it('names the days of a thread', async () => {
    expect(formatDay(past(0), NOW)).toBe('Today');
    expect(formatDay(past(DAY), NOW)).toBe('Yesterday');
    expect(formatDay('2002-08-22T12:00:00Z', NOW)).toBe('Aug 22, 2002');
    expect(formatDate(past(3 * DAY), NOW)).toBe('Nov 20');
    await chooseLocale('es');
    expect(formatDay(past(0), NOW)).toBe('Hoy');
  });

  it('writes lengths of time in two parts, midnight as 00', () => {
    expect(formatDuration(22 * HOUR + 10 * MINUTE)).toBe('22\u00a0h 10\u00a0m');
    expect(formatDuration(3 * MINUTE + 5000)).toBe('3\u00a0m 5\u00a0s');
    expect(formatDuration(2 * DAY)).toBe('2\u00a0d');
    expect(formatDuration(10)).toBe('0 s');
    expect(formatTime(new Date(2026, 0, 1, 0, 5).toISOString())).toBe('00:05');
  });

  it('writes sizes as channel limits state them', async () => {
    expect(formatBytes(0)).toBe('0 bytes');
    expect(formatBytes(12_400)).toBe('12 kB');
    expect(formatBytes(16_000_000)).toBe('16 MB');
    await chooseLocale('pt-BR');
    expect(formatBytes(52_428_800)).toBe('52,4 MB');
    expect(formatNumber(6046)).toBe('6.046');
  });
});
