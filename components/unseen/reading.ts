import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Message } from '@/core/model/message';
import { isOthers, type Seen, seenOf } from '@/core/model/seen';
import type { CaseView } from '@/core/queries/case';
import { followRead, type Read, tellRead } from './read-elsewhere.ts';

/** On screen for at least this long, in milliseconds: what comes under the pressing finger was not read. */
const A_MOMENT = 700;
/** Who touched nothing for longer is not there; what came meanwhile is read once they are back. */
const AWAY = 120_000;

/** What of a case was in front of the agent in this surface. */
interface Reading {
  thread: readonly Message[];
  /** Of whose messages it is about. */
  me: string;
  /** Time of the oldest entry shown, '' = the whole thread is. */
  from: string;
  /** Came while the case was open, and was not looked at yet. */
  readonly unseen: Set<string>;
  /** Was looked at in another window, perhaps before it came here. */
  readonly elsewhere: Set<string>;
}

const readings = new Map<string, Reading>();

/** What the agent has read of a case, as this surface knows it; undefined = its thread is not here yet. */
export function readOf(caseId: string): Seen | undefined {
  const reading = readings.get(caseId);
  return reading && seenOf(reading.thread, reading.me, reading.from, (id) => reading.unseen.has(id));
}

/** The agent was shown these, and decided. */
export function markRead(caseId: string, ids: readonly string[]) {
  for (const id of ids) readings.get(caseId)?.unseen.delete(id);
  tell(caseId);
}

/** What is read by now counts in the agent's other windows as well. */
function tell(caseId: string) {
  const read = readOf(caseId);
  const agent = readings.get(caseId)?.me;
  if (read && agent) tellRead({ case: caseId, agent, ids: [...read.ids] });
}

function hear({ case: caseId, agent, ids }: Read) {
  const reading = readings.get(caseId);
  if (reading?.me !== agent) return;
  for (const id of ids) {
    reading.elsewhere.add(id);
    reading.unseen.delete(id);
  }
}

/** What came in since the last drawing: not what was only fetched because somebody scrolled up. */
function arrivals(before: readonly Message[], now: readonly Message[], me: string): string[] {
  const known = new Set(before.map(({ id }) => id));
  const oldest = now.find(({ id }) => known.has(id));
  return now
    .filter(
      (one) => !known.has(one.id) && isOthers(one, me) && (!oldest || now.indexOf(one) > now.indexOf(oldest)),
    )
    .map(({ id }) => id);
}

let touchedAt = performance.now();
const touch = () => {
  touchedAt = performance.now();
};
for (const event of ['pointermove', 'pointerdown', 'keydown', 'wheel', 'focus', 'visibilitychange'])
  addEventListener(event, touch, { capture: true, passive: true });

const isThere = () => document.visibilityState === 'visible' && performance.now() - touchedAt < AWAY;

/** Whether some of it can be seen in the box. Nothing is laid out where nobody looks. */
function isOnScreen(box: Element, id: string): boolean {
  const element = box.querySelector(`[data-message="${CSS.escape(id)}"]`);
  if (!element) return false;
  const frame = box.getBoundingClientRect();
  const { top, bottom, height } = element.getBoundingClientRect();
  return height > 0 && top < frame.bottom - 8 && bottom > frame.top + 8;
}

/** How often it is looked, only while something is unread. */
const EVERY = 100;

/**
 * Follows what of an open case comes before the agent's eyes. What stood there when the case was opened counts as
 * read; what comes in while it is open does once it was on screen for a moment while somebody was there.
 */
export function useReading(
  { case: row, me }: CaseView,
  thread: readonly Message[],
  more: boolean,
  box: RefObject<HTMLElement | null>,
) {
  const before = useRef<readonly Message[] | undefined>(undefined);
  const from = more ? (thread[0]?.at ?? '') : '';
  const mine = me?.id ?? '';
  const reading = readings.get(row.id);
  const last = before.current;
  const opens = !last || !reading;
  if (opens) readings.set(row.id, { thread, me: mine, from, unseen: new Set(), elsewhere: new Set() });
  else if (last !== thread) {
    for (const id of arrivals(last, thread, mine)) if (!reading.elsewhere.has(id)) reading.unseen.add(id);
    Object.assign(reading, { thread, me: mine, from });
  }
  before.current = thread;
  const { id } = row;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each drawing may have brought something unread
  useEffect(() => {
    const waiting = readings.get(id)?.unseen;
    if (!waiting || waiting.size === 0) return undefined;
    const since = new Map<string, number>();
    const look = () => {
      for (const message of waiting) {
        const seen = isThere() && box.current !== null && isOnScreen(box.current, message);
        if (!seen) since.delete(message);
        else if (performance.now() - (since.get(message) ?? performance.now()) >= A_MOMENT) {
          waiting.delete(message);
          tell(id);
        } else if (!since.has(message)) since.set(message, performance.now());
      }
      if (waiting.size === 0) clearInterval(timer);
    };
    const timer = setInterval(look, EVERY);
    return () => clearInterval(timer);
  }, [id, thread, box]);
  useEffect(() => followRead(hear), []);
  useEffect(() => {
    if (opens) tell(id);
  }, [id, opens]);
  useEffect(() => () => void readings.delete(id), [id]);
}
