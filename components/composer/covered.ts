import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Seen for at least this long, uncovered, before a click counts as meant, in milliseconds. */
const SEEN = 500;

/** Chromium's IntersectionObserver v2 also tells whether something lies over the element. */
interface VisibilityOptions extends IntersectionObserverInit {
  readonly trackVisibility: boolean;
  readonly delay: number;
}
/** Our own menus and dialogs lie over the button too; that is nobody's trick. */
const isOursOpen = () => document.querySelector(':popover-open, dialog[open]') !== null;
const isSeen = (entry: IntersectionObserverEntry) =>
  'isVisible' in entry ? entry.isVisible === true : entry.isIntersecting;

/**
 * Inside a page, the page may cover our frame and make somebody click what they do not see (limits 8). Answers
 * whether the element has been plainly visible for a while; always true outside a page, where nobody can cover it.
 */
export function useUncovered(element: RefObject<HTMLElement | null>): () => boolean {
  const since = useRef(Number.POSITIVE_INFINITY);
  useEffect(() => {
    const target = element.current;
    if (window === window.top || !target) return undefined;
    const options: VisibilityOptions = { trackVisibility: true, delay: 100, threshold: 1 };
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(isSeen)) since.current = Math.min(since.current, Date.now());
      else if (!isOursOpen()) since.current = Number.POSITIVE_INFINITY;
    }, options);
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return () => window === window.top || Date.now() - since.current >= SEEN;
}
