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

const isFramed = () => window !== window.top;

const OVERLAYS = '.popover, .tooltip, .toast, dialog[open]';
/**
 * Our own menus, hints and dialogs lie over the button too; that is nobody's trick, and no page can open them. What
 * the button stands in does not cover it; but while that fades in, nothing in it counts as plainly visible.
 */
function hasOwnOverlay(target: Element): boolean {
  const overlays = [...document.querySelectorAll(OVERLAYS)];
  const fades = (one: Element) =>
    one.getAnimations?.().some(({ playState }) => playState === 'running') ?? false;
  return overlays.some((one) => !one.contains(target) || fades(one));
}
/** So often it is looked again what lies over us, while it may be our own, in milliseconds. */
const AGAIN = 150;
/** A page may load itself anew in the moment of a click; younger frames than this have just appeared. */
const YOUNG = 2000;

/** Keeps track of since when an element can be seen; `tell(Infinity)` = it cannot. */
function watch(target: Element, tell: (since: number) => void): () => void {
  let since = Number.POSITIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let first = performance.now() > YOUNG;
  const judge = (entry: IntersectionObserverEntry) => {
    if (isSeen(entry)) {
      // Drawn by ourselves in a frame that stood there before: nobody made it appear under the pointer.
      since = first ? 0 : Math.min(since, Date.now());
    } else if (hasOwnOverlay(target)) {
      timer = setTimeout(() => {
        observer.unobserve(target);
        observer.observe(target);
      }, AGAIN);
      return tell(since);
    } else since = Number.POSITIVE_INFINITY;
    first = false;
    tell(since);
  };
  const options: VisibilityOptions = { trackVisibility: true, delay: 100 };
  const observer = new IntersectionObserver((entries) => entries.slice(-1).forEach(judge), options);
  observer.observe(target);
  return () => {
    clearTimeout(timer);
    observer.disconnect();
  };
}

/**
 * Inside a page, the page may cover our frame and make somebody click what they do not see. Chromium's observer
 * noticed all eight ways tried: opacity of the frame or of the page, overlays that let clicks through, the top layer,
 * transforms, filters, clipping and blending. Judges a press of a control: was it plainly visible for a while? The
 * keyboard is exempt, it needs the focus in our frame; outside a page nobody can cover us.
 */
export function usePressCheck(element: RefObject<HTMLElement | null>): (press: Press) => Verdict {
  const seenSince = useRef(Number.POSITIVE_INFINITY);
  useEffect(() => {
    const target = element.current;
    if (!isFramed() || !target) return undefined;
    return watch(target, (since) => {
      seenSince.current = since;
    });
  }, [element]);
  return ({ detail, isTrusted }) => {
    if (!isFramed()) return 'meant';
    if (!isTrusted) return 'forged';
    return detail === 0 || Date.now() - seenSince.current >= SEEN ? 'meant' : 'ask';
  };
}
