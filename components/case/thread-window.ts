import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Message } from '@/core/model/message';
import type { ThreadView } from '@/core/queries/case';

/** Entries shown at first, and further ones each time the agent comes near the top. */
export const PAGE = 50;
/** How far above the visible part older entries are already drawn, in CSS pixels: about two screens. */
const AHEAD = '1600px 0px 0px 0px';

/**
 * The part of a thread that is drawn: its newest entries, growing upwards as the agent scrolls up.
 *
 * Why no virtual list: entries hold frames with mails, which load anew and change their height whenever they are taken
 * out and put back, and browsers cannot find text or read out what is not there. Entries out of sight cost no layout
 * and no paint (`content-visibility` in media.css), and opening draws fifty, however long the thread is.
 */
export function useWindow({ messages, more }: ThreadView, onFetch: () => void) {
  // By id, not by count: an entry that comes in below must not push one out above.
  const [oldest, setOldest] = useState(() => messages[Math.max(0, messages.length - PAGE)]?.id);
  const at = messages.findIndex(({ id }) => id === oldest);
  const start = at < 0 ? Math.max(0, messages.length - PAGE) : at;
  const waiting = useRef(false);
  const showOlder = () => {
    // Asked for before the last of those that are here is shown, so that scrolling on need not wait.
    if (more && start < 2 * PAGE) onFetch();
    waiting.current = start === 0;
    if (start > 0) setOldest(messages[Math.max(0, start - PAGE)]?.id);
  };
  // They were asked for when none were here; now they are.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per arrival, not once per drawing
  useLayoutEffect(() => {
    if (waiting.current && start > 0) showOlder();
  }, [start]);
  return { shown: start === 0 ? messages : messages.slice(start), older: start > 0 || more, showOlder };
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
