import { type DeskRules, minutesOf, NO_RULES } from '@/core/model/desk-rules';
import { missingFields } from '@/core/model/field';
import { lapse } from './approval-rows.ts';
import { change, type ServerCase, type ServerDb, type ServerMeta } from './database.ts';
import { addEvent, putCase } from './thread.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Nobody is on holiday for longer; also ends the search where nobody works at all. */
const MOST_DAYS = 2_000;

// Making one is dear, and a desk has one zone.
const formats = new Map<string, Intl.DateTimeFormat>();
function formatFor(timeZone: string) {
  const known = formats.get(timeZone);
  if (known) return known;
  const numeric = 'numeric';
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  });
  formats.set(timeZone, made);
  return made;
}

/** What the clock on the wall shows at `at`, as if it stood in UTC. */
function wallClock(at: number, timeZone: string): number {
  const parts = new Map(
    formatFor(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

/** When the clock on the wall shows `wall`. Looked at twice: the offset there may be another one than here. */
function instantOf(wall: number, timeZone: string): number {
  const near = wall - (wallClock(wall, timeZone) - wall);
  return wall - (wallClock(near, timeZone) - near);
}

/** The moment at which so many working hours have passed since `from`; null if nobody ever works. */
export function afterWorkingHours(
  from: string,
  hours: number,
  rules: Pick<DeskRules, 'hours' | 'timeZone'>,
): string | null {
  const start = Math.floor(Date.parse(from) / 1000) * 1000;
  let left = hours * 60 * MINUTE;
  let day = Math.floor(wallClock(start, rules.timeZone) / DAY) * DAY;
  for (let n = 0; n < MOST_DAYS && rules.hours.some((open) => open); n++, day += DAY) {
    const open = rules.hours[new Date(day).getUTCDay()];
    if (!open) continue;
    const opens = instantOf(day + minutesOf(open.from) * MINUTE, rules.timeZone);
    const closes = instantOf(day + minutesOf(open.to) * MINUTE, rules.timeZone);
    const begin = Math.max(start, opens);
    if (begin >= closes) continue;
    if (begin + left <= closes) return new Date(begin + left).toISOString();
    left -= closes - begin;
  }
  return null;
}

/** By when somebody who waits since then was promised an answer. */
export const promisedBy = (rules: DeskRules = NO_RULES, waitingSince: string | null): string | null =>
  waitingSince && rules.answerHours > 0 ? afterWorkingHours(waitingSince, rules.answerHours, rules) : null;

/** Days in which nothing may happen before the desk acts, by status; 0 = it never does. */
const quietDays = (rules: DeskRules, { status }: ServerCase) =>
  status === 'resolved' ? rules.closeAfterDays : status === 'pending' ? rules.resolveAfterDays : 0;

/**
 * When the desk looks at its cases again; null = it closes nothing by itself. A case that is resolved after a look
 * is due a whole period later at the earliest, so nothing is missed in between and pulls need not read all cases.
 */
const lookAgain = (rules: DeskRules, now: number, due: readonly number[]) => {
  const periods = [rules.closeAfterDays, rules.resolveAfterDays].filter((days) => days > 0);
  const next = Math.min(...due, ...periods.map((days) => now + days * DAY));
  return Number.isFinite(next) ? new Date(next).toISOString() : null;
};

/**
 * Closes what has been resolved, and resolves what has been pending, for as long as the rules say. A case with a
 * required field that is empty stays as it is: what an agent may not end without, the clock may not either, and once
 * closed nobody could fill it in with any use. Filling it in counts as something that happened.
 */
export async function closeQuiet(db: ServerDb, at: string): Promise<void> {
  const meta: ServerMeta | undefined = await db.get('meta', 'desk');
  const rules = meta?.rules ?? NO_RULES;
  if (rules.closeAfterDays + rules.resolveAfterDays === 0) return;
  if (meta?.quietAt && meta.quietAt > at) return;
  await change(db, async (c) => {
    const now = Date.parse(at);
    const fields = (await c.store('directory').get('directory'))?.fields ?? [];
    const due: number[] = [];
    for (const found of await c.store('cases').getAll()) {
      const days = quietDays(rules, found);
      if (days === 0) continue;
      if (missingFields(fields, found.fields).length > 0) continue;
      const when = Date.parse(found.updatedAt) + days * DAY;
      if (when > now) {
        due.push(when);
        continue;
      }
      const status = found.status === 'resolved' ? 'closed' : 'resolved';
      await putCase(c, { ...found, status, unread: 0, waitingSince: null, dueAt: null, updatedAt: at });
      await addEvent(c, found.id, { kind: 'status', status }, at);
      if (status === 'closed') await lapse(c, found.id, at);
    }
    c.setMeta({ quietAt: lookAgain(rules, now, due) });
  });
}
