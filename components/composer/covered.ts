import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Seen for at least this long, uncovered, before a click counts as meant, in milliseconds. */
const SEEN = 500;

/** What matters of a click: `detail` is 0 when the keyboard made it. */
export interface Press {
  readonly detail: number;
  readonly isTrusted: boolean;
}
/** meant: do it · ask: the page may have steered it · forged: no person made it. */
export type Verdict = 'meant' | 'ask' | 'forged';

/** Chromium's IntersectionObserver v2 also tells whether something lies over the element. */
interface VisibilityOptions extends IntersectionObserverInit {
  readonly trackVisibility: boolean;
  readonly delay: number;
}
// Browsers without v2 leave `isVisible` out; a fresh or scrolled-away frame is noticed there all the same.
const isSeen = (entry: IntersectionObserverEntry) =>
  'isVisible' in entry ? entry.isVisible === true : entry.isIntersecting;

/** Our own menus and dialogs lie over the button too; that is nobody's trick. */
const isOursOpen = () => document.querySelector('.popover, .tooltip, dialog[open]') !== null;

const isFramed = () => window !== window.top;

/**
 * Inside a page, the page may cover our frame and make somebody click what they do not see (limits 8). Judges a
 * press of a control: was it plainly visible for a while? The keyboard is exempt, it needs the focus in our frame;
 * outside a page nobody can cover us.
 */
export function usePressCheck(element: RefObject<HTMLElement | null>): (press: Press) => Verdict {
  const since = useRef(Number.POSITIVE_INFINITY);
  useEffect(() => {
    const target = element.current;
    if (!isFramed() || !target) return undefined;
    const options: VisibilityOptions = { trackVisibility: true, delay: 100 };
    const observer = new IntersectionObserver((entries) => {
      const last = entries.at(-1);
      if (last !== undefined && isSeen(last)) since.current = Math.min(since.current, Date.now());
      else if (!isOursOpen()) since.current = Number.POSITIVE_INFINITY;
    }, options);
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return ({ detail, isTrusted }) => {
    if (!isFramed()) return 'meant';
    if (!isTrusted) return 'forged';
    return detail === 0 || Date.now() - since.current >= SEEN ? 'meant' : 'ask';
  };
}
