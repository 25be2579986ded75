import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Message } from '@/core/model/message';

/** Entries the background is asked for at first. */
export const PAGE = 50;
/** Entries drawn at first, and further ones each time the agent comes near the top: about three screens. */
const DRAWN = 25;
/** Pages drawn at once on the way to an old entry. */
const STRIDE = 4;
/** How far above the visible part older entries are already drawn, in CSS pixels: about two screens. */
const AHEAD = '1600px 0px 0px 0px';

/** Entries that are drawn together, and the one before them. */
export interface Page {
  readonly before: Message | undefined;
  readonly messages: readonly Message[];
}

/** The entries from `start` on, cut before each of these ids. */
function pagesOf(messages: readonly Message[], start: number, cuts: readonly string[]): Page[] {
  const first = new Set(cuts);
  const places = [start];
  for (let at = start + 1; at < messages.length; at += 1)
    if (first.has(messages[at]?.id ?? '')) places.push(at);
  return places.map((at, n) => ({ before: messages[at - 1], messages: messages.slice(at, places[n + 1]) }));
}

/**
 * The part of a thread that is drawn: its newest entries in pages, growing upwards as the agent scrolls up, or until
 * `goal` is among them.
 *
 * Why no virtual list: entries hold frames with mails, which load anew and change their height whenever they are taken
 * out and put back, and browsers cannot find text or read out what is not there. Pages out of sight cost no layout
 * and no paint (`content-visibility` in media.css), and opening draws one, however long the thread is.
 */
export function useWindow(all: readonly Message[], more: boolean, onFetch: () => void, goal?: string) {
  const lastPage = Math.max(0, all.length - DRAWN);
  // By id, not by count: an entry that comes in below must not push one out above. The oldest page first.
  const [cuts, setCuts] = useState<readonly string[]>(() => [all[lastPage]?.id ?? '']);
  const at = all.findIndex(({ id }) => id === cuts[0]);
  const start = at < 0 ? lastPage : at;
  const waiting = useRef(false);
  const show = (count: number) => {
    // Asked for before the last of those that are here is shown, so that scrolling on need not wait.
    if (more && start < 4 * DRAWN) onFetch();
    waiting.current = start === 0;
    const places = Array.from({ length: count }, (_, n) => start - (count - n) * DRAWN);
    const next = places.flatMap((place) => (place > -DRAWN ? (all[Math.max(0, place)]?.id ?? []) : []));
    if (start > 0) setCuts([...next, ...(at < 0 ? [] : cuts)]);
  };
  const showOlder = () => show(1);
  // They were asked for when none were here; now they are.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per arrival, not once per drawing
  useLayoutEffect(() => {
    if (waiting.current && start > 0) showOlder();
  }, [start]);
  const goalAt = goal === undefined ? -1 : all.findIndex(({ id }) => id === goal);
  const away = goalAt >= 0 && goalAt < start;
  // Some pages a frame: the way to an old entry may be long, and nothing else must wait for all of it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page that came is a reason to go on
  useEffect(() => {
    if (!away || start === 0) return undefined;
    const frame = requestAnimationFrame(() => show(STRIDE));
    return () => cancelAnimationFrame(frame);
  }, [away, start]);
  const pages = useMemo(() => pagesOf(all, start, cuts), [all, start, cuts]);
  return { pages, older: start > 0 || more, showOlder, isAway: away };
}

const SCROLL_KEYS = /^(?:ArrowUp|ArrowDown|PageUp|PageDown|Home|End)$/;

/** The keys that scroll belong to the thread while it has the focus; beside it, the list would take them. */
export const keepScrollKeys = (event: KeyboardEvent) =>
  event.target === event.currentTarget && SCROLL_KEYS.test(event.key) && event.stopPropagation();

/** Calls `onNear` when the element comes near the visible part of its scrolling box, and again after each change. */
export function useNear(onNear: () => void, changed: string) {
  const element = useRef<HTMLDivElement>(null);
  const call = useRef(onNear);
  call.current = onNear;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what stays near tells nothing, so it is looked at anew
  useEffect(() => {
    const mark = element.current;
    if (!mark || typeof IntersectionObserver === 'undefined') return undefined;
    const seen = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && call.current(),
      { root: mark.closest('.thread'), rootMargin: AHEAD },
    );
    // After the first draw: a thread that has just opened stands at its top for a moment.
    const wait = requestAnimationFrame(() => seen.observe(mark));
    return () => {
      cancelAnimationFrame(wait);
      seen.disconnect();
    };
  }, [changed]);
  return element;
}

/**
 * The same messages as the same objects: every answer of the background is a copy, and what did not change need not be
 * drawn anew.
 */
export function useSteady(messages: readonly Message[]): readonly Message[] {
  const known = useRef(new Map<string, { readonly text: string; readonly message: Message }>());
  const before = useRef<{ readonly from: readonly Message[]; readonly to: readonly Message[] } | undefined>(
    undefined,
  );
  if (before.current?.from === messages) return before.current.to;
  const next: typeof known.current = new Map();
  const to = messages.map((message) => {
    const text = JSON.stringify(message);
    const old = known.current.get(message.id);
    const kept = old?.text === text ? old : { text, message };
    next.set(message.id, kept);
    return kept.message;
  });
  known.current = next;
  before.current = { from: messages, to };
  return to;
}
