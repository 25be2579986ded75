import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Message } from '@/core/model/message';

/** Nearer to the end than this counts as reading the end, in pixels. */
const NEAR = 80;
/** What is a message or a line of history, and not the button or a day above it. */
const KEPT = '.message, .mail-folded, .event-line';

/** That somebody took the case or set its status is no reason to scroll away from what one reads. */
function cameAfter(all: readonly Message[], last: string): number {
  const before = all.findIndex(({ id }) => id === last);
  // What stood there last was taken away, or got its own id: only the end itself is surely new.
  const came = before < 0 ? all.slice(-1) : all.slice(before + 1);
  return came.filter(({ kind }) => kind !== 'event').length;
}

/**
 * Keeps a thread at its end while the agent reads there, keeps the place of what they read while older messages
 * come in above, and counts what came below while they were further up. `oldest` is the first entry that is drawn.
 */
export function useStickToEnd(oldest: Message | undefined, all: readonly Message[]) {
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const before = useRef({ first: '', last: '' });
  const [newBelow, setNewBelow] = useState(0);
  const first = oldest?.id ?? '';
  const last = all.at(-1)?.id ?? '';

  // Older entries are about to come in above: where the first one stands now is where it must stand afterwards. By its
  // own place, not by the height of what came: entries out of sight have a guessed height until they are drawn.
  const held = useRef<{ readonly element: Element; readonly top: number } | undefined>(undefined);
  if (box.current && before.current.first && before.current.first !== first) {
    const element = box.current.querySelector(KEPT);
    held.current = element ? { element, top: element.getBoundingClientRect().top } : undefined;
  }

  const toEnd = () => {
    const element = box.current;
    if (element) element.scrollTop = element.scrollHeight;
    setNewBelow(0);
  };

  /** Somebody goes elsewhere on purpose: the end is no longer what must stay in sight. */
  const leaveEnd = () => {
    atEnd.current = false;
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: the ends tell whether anything came
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const was = before.current;
    const holding = held.current;
    before.current = { first, last };
    held.current = undefined;
    if (was.first !== first && was.last === last && !atEnd.current) {
      // The browser may have kept the place by itself; then the difference is nothing.
      if (holding?.element.isConnected)
        element.scrollTop += holding.element.getBoundingClientRect().top - holding.top;
    } else if (atEnd.current) element.scrollTop = element.scrollHeight;
    else if (was.last !== last) setNewBelow((count) => count + cameAfter(all, was.last));
  }, [first, last]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed thread has other children to watch
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const onScroll = () => {
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
      if (atEnd.current) setNewBelow(0);
    };
    // Mails and pictures get their height late; the end must stay the end.
    const grown = new ResizeObserver(() => {
      if (atEnd.current) element.scrollTop = element.scrollHeight;
    });
    for (const child of element.children) grown.observe(child);
    grown.observe(element);
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      grown.disconnect();
      element.removeEventListener('scroll', onScroll);
    };
  }, [first, last]);

  return { box, newBelow, toEnd, leaveEnd };
}
