import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Message } from '@/core/model/message';

/** Nearer to the end than this counts as reading the end, in pixels. */
const NEAR = 80;
/** What is a message or a line of history, and not the button or a day above it. */
const KEPT = '.message, .mail-folded, .event-line';

/**
 * Keeps a thread at its end while the agent reads there, keeps the place of what they read while older messages
 * come in above, and counts what came below while they were further up.
 */
export function useStickToEnd(oldest: Message | undefined, newest: Message | undefined) {
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const before = useRef({ first: '', last: '' });
  const [newBelow, setNewBelow] = useState(0);
  const first = oldest?.id ?? '';
  const last = newest?.id ?? '';
  const isEvent = newest?.kind === 'event';

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
    // That somebody took the case or set its status is no reason to scroll away from what one reads.
    else if (was.last !== last && !isEvent) setNewBelow((count) => count + 1);
  }, [first, last, isEvent]);

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
