import { expect, test } from 'vitest';
import { localTime } from '@/components/case/card/local-time';

const at = (iso: string) => Date.parse(iso);

test('their clock, and how far it is ahead or behind', () => {
  expect(localTime('Asia/Tokyo', at('2026-11-02T12:05:00Z'), 'Europe/Lisbon')).toEqual({
    time: '21:05',
    ahead: 540,
    night: false,
  });
  expect(localTime('America/Sao_Paulo', at('2026-11-02T12:05:00Z'), 'UTC')).toMatchObject({
    time: '09:05',
    ahead: -180,
  });
});

test('half and quarter hours count', () => {
  expect(localTime('Asia/Kathmandu', at('2026-11-02T12:00:00Z'), 'UTC')).toMatchObject({
    time: '17:45',
    ahead: 345,
  });
});

test('summer time there counts when it is summer there', () => {
  expect(localTime('Europe/Lisbon', at('2026-07-02T12:00:00Z'), 'UTC')?.ahead).toBe(60);
  expect(localTime('Europe/Lisbon', at('2026-12-02T12:00:00Z'), 'UTC')?.ahead).toBe(0);
});

test('the night is from 22 to 7', () => {
  const night = (hour: string) => localTime('UTC', at(`2026-11-02T${hour}:00Z`), 'UTC')?.night;
  expect([night('21:59'), night('22:00'), night('00:00'), night('06:59'), night('07:00')]).toEqual([
    false,
    true,
    true,
    true,
    false,
  ]);
});

test('a zone nobody knows tells no time', () => {
  expect(localTime('', 0)).toBeUndefined();
  expect(localTime('Mars/Olympus', 0)).toBeUndefined();
});
