import { isOwed, type OutboxItem } from '@/core/model/outbox-item';
import type { Mirror, Owed } from './mirror.ts';
import type { Vitals } from './schema.ts';

/** What has to be done before anybody works with the database. */
export interface Judgement {
  /** Rows were lost, or the database is an earlier state of itself, or another one. */
  readonly damaged: boolean;
  /** Rows of the outbox to write: lost ones, and those whose later state only the mirror knows. */
  readonly restore: readonly Owed[];
  /** Rows that may have been sent or given up after the state the browser went back to: the agent decides. */
  readonly hold: readonly OutboxItem[];
}

/** As the mirror knows it, but never sent without asking: what was queued may have left since. */
function asUnsure({ item, shown, leaving }: Owed): Owed {
  const unclear = { code: 'unexpected', detail: '' } as const;
  // Somebody wanted it gone; whether it is cannot be known any more.
  if (leaving) return { item: { ...item, state: 'held', problem: item.problem ?? unclear }, shown };
  // A time of its own that was never tried is still to come.
  if (item.state === 'queued' && item.sendAt && item.attempts.length === 0) return { item, shown };
  const state = item.state === 'queued' || item.state === 'sending' ? 'unconfirmed' : item.state;
  return { item: { ...item, state }, shown };
}

/**
 * Compares the database with what was mirrored of it. The order of every change is: database, then mirror, then the
 * answer or the request; a removal is announced in the mirror first. So, for each item:
 *
 *   database    mirror         what happened                                   what to do
 *   sent        there          died between settling and tidying               nothing (the mirror is tidied)
 *   owed        the same       nothing                                         nothing
 *   owed        fewer tries    died before the mirror was written              the database is right
 *   owed        more tries     the database is an earlier state of itself      the mirror is right, but unsure
 *   owed        absent         died before the mirror was written,             nothing;
 *                              or the database went back behind the removal    if it went back: held
 *   absent      leaving        died while it was given up                      nothing; if rows were lost: held
 *   absent      there          the row was lost                                the mirror, unsure
 */
export function judgeLoss(
  vitals: Vitals | undefined,
  rows: readonly OutboxItem[],
  { sentinel, owed }: Mirror,
): Judgement {
  // Before the first mirror there is nothing to compare with.
  if (!sentinel) return { damaged: false, restore: [], hold: [] };
  const known = new Map(rows.map((item) => [item.id, item]));
  const replaced = vitals?.generation !== sentinel.generation;
  const wentBack = !replaced && vitals.clock < sentinel.clock;
  const lost = [...owed.values()].filter(({ item, leaving }) => !leaving && !known.has(item.id));
  const newer = [...owed.values()].filter(({ item }) => {
    const row = known.get(item.id);
    if (!row || !isOwed(row.state)) return false;
    return wentBack || item.attempts.length > row.attempts.length;
  });
  const damaged = replaced || wentBack || lost.length > 0 || newer.length > 0;
  const given = [...owed.values()].filter(({ item, leaving }) => leaving && !known.has(item.id));
  const unmirrored = rows.filter((item) => isOwed(item.state) && !owed.has(item.id));
  return {
    damaged,
    restore: [...lost, ...newer, ...(damaged ? given : [])].map(asUnsure),
    hold: wentBack || replaced ? unmirrored : [],
  };
}
