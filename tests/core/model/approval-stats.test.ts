import { expect, test } from 'vitest';
import type { Approval } from '@/core/model/approval';
import { statsOf } from '@/core/model/approval-stats';
import { anApproval, BEN, ended, waiting } from '../../components/record/fixtures';

const NOON = new Date(2026, 10, 23, 12).getTime();
const MINUTE = 60_000;
const iso = (at: number) => new Date(at).toISOString();

/** Decided so many minutes before noon, after somebody waited so long for it. */
const decided = (before: number, waited: number, one: Approval = anApproval()): Approval => ({
  ...one,
  createdAt: iso(NOON - (before + waited) * MINUTE),
  decision: { by: BEN, at: iso(NOON - before * MINUTE), reason: '', text: '', message: '' },
});

test('tells how long people waited today: the middle of all waits, whoever decided', () => {
  const odd = [decided(5, 2), decided(50, 90), decided(200, 7)];
  expect(statsOf(odd, 0, NOON).medianWaitToday).toBe(7 * MINUTE);
  expect(statsOf([...odd, decided(60, 9)], 0, NOON).medianWaitToday).toBe(8 * MINUTE);
});

test('counts today from midnight, also what was asked for the day before', () => {
  const stats = statsOf([decided(11 * 60, 120), decided(12 * 60 + 1, 1)], 3, NOON);
  expect(stats).toEqual({ waiting: 3, medianWaitToday: 120 * MINUTE, returnedShare: 0 });
});

test('the share of what came back is of what was decided, not of what ended by itself', () => {
  const all = [
    decided(1, 1),
    decided(1, 1, ended('returned', 'No')),
    decided(1, 1, ended('withdrawn')),
    decided(1, 1, ended('lapsed', 'closed')),
    waiting(),
  ];
  expect(statsOf(all, 1, NOON).returnedShare).toBe(0.5);
});

test('nothing decided is no number, and a clock that runs behind makes no wait below nothing', () => {
  expect(statsOf([waiting()], 1, NOON)).toEqual({ waiting: 1, medianWaitToday: null, returnedShare: null });
  expect(statsOf([decided(1, -3)], 0, NOON).medianWaitToday).toBe(0);
});
