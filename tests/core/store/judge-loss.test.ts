import { describe, expect, test } from 'vitest';
import type { OutboxItem, OutboxState } from '@/core/model/outbox-item';
import { judgeLoss } from '@/core/store/judge-loss';
import type { Mirror, Owed } from '@/core/store/mirror';

const item = (id: string, state: OutboxState, tries = 0, over: Partial<OutboxItem> = {}): OutboxItem => ({
  id,
  desk: 'local',
  case: 'local:1',
  agent: 'ana',
  seq: 1,
  action: { kind: 'reply', text: 'hello', attachments: [], status: null },
  state,
  attempts: Array.from({ length: tries }, (_, n) => ({ id: `t${n}`, at: '2026-11-23T10:00:00.000Z' })),
  dueAt: '2026-11-23T10:00:00.000Z',
  createdAt: '2026-11-23T10:00:00.000Z',
  problem: null,
  seenRevision: 1,
  ...over,
});
const owed = (one: OutboxItem, leaving?: boolean): Owed => ({
  item: one,
  shown: null,
  ...(leaving && { leaving }),
});
const mirror = (clock: number | null, ...all: Owed[]): Mirror => ({
  sentinel: clock === null ? undefined : { generation: 'g1', clock },
  kept: undefined,
  owed: new Map(all.map((one) => [one.item.id, one])),
});
const vitals = (clock: number, generation = 'g1') => ({
  key: 'vitals' as const,
  generation,
  clock,
  cases: 0,
});
const restored = (...args: Parameters<typeof judgeLoss>) =>
  judgeLoss(...args).restore.map(({ item: one }) => `${one.id} ${one.state}`);

describe('nothing was lost', () => {
  test('on the first start there is nothing to compare with', () => {
    expect(judgeLoss(vitals(0), [item('a', 'queued')], mirror(null))).toEqual({
      damaged: false,
      restore: [],
      hold: [],
    });
  });
  test.each([
    ['the same in both', [item('a', 'queued')], [owed(item('a', 'queued'))]],
    ['died before the mirror was written', [item('a', 'queued')], []],
    ['died between sending and its mirror', [item('a', 'sending', 1)], [owed(item('a', 'queued'))]],
    ['died between settling and tidying', [item('a', 'sent', 1)], [owed(item('a', 'sending', 1))]],
    ['died before it was given up', [item('a', 'queued')], [owed(item('a', 'queued'), true)]],
    ['died after it was given up', [], [owed(item('a', 'queued'), true)]],
  ])('%s', (_, rows, mirrored) => {
    // The database may be ahead of its sentinel, never behind.
    for (const clock of [5, 6]) {
      const judged = judgeLoss(vitals(clock), rows, mirror(5, ...mirrored));
      expect(judged).toEqual({ damaged: false, restore: [], hold: [] });
    }
  });
});

describe('rows were lost', () => {
  test.each([
    ['an unsent reply is asked about before it goes', item('a', 'queued'), 'a unconfirmed'],
    ['one that was on its way is asked about', item('a', 'sending', 1), 'a unconfirmed'],
    ['what a person has to decide stays theirs', item('a', 'failed', 1), 'a failed'],
    [
      'one with a time of its own keeps it',
      item('a', 'queued', 0, { sendAt: '2030-01-01T00:00:00.000Z' }),
      'a queued',
    ],
  ])('%s', (_, one, becomes) => {
    expect(restored(vitals(5), [], mirror(5, owed(one)))).toEqual([becomes]);
    expect(restored(vitals(0, 'g2'), [], mirror(5, owed(one)))).toEqual([becomes]);
    expect(restored(undefined, [], mirror(5, owed(one)))).toEqual([becomes]);
  });
  test('what was being given up is held: nobody knows any more', () => {
    expect(restored(vitals(0, 'g2'), [], mirror(5, owed(item('a', 'queued'), true)))).toEqual(['a held']);
  });
  test('an empty database is damage even with nothing owed', () => {
    expect(judgeLoss(vitals(0, 'g2'), [], mirror(5)).damaged).toBe(true);
  });
});

describe('the database went back to an earlier state', () => {
  test('what left since then is asked about, whatever the old row says', () => {
    expect(restored(vitals(3), [item('a', 'queued')], mirror(5, owed(item('a', 'sending', 1))))).toEqual([
      'a unconfirmed',
    ]);
    // Also where the counter did not notice.
    expect(restored(vitals(5), [item('a', 'queued')], mirror(5, owed(item('a', 'sending', 1))))).toEqual([
      'a unconfirmed',
    ]);
  });
  test('what was sent or given up since then is never sent by itself', () => {
    const { damaged, hold, restore } = judgeLoss(vitals(3), [item('a', 'queued')], mirror(5));
    expect({ damaged, restore, hold: hold.map(({ id }) => id) }).toEqual({
      damaged: true,
      restore: [],
      hold: ['a'],
    });
  });
});
