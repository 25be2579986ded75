import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** What somebody writes in, sends with or decides by: nothing may lie over it, not even for a moment. */
const WORK = ':scope > .stuck-items, :scope > .composer, .review-actions';

/**
 * While a case is in front, messages stand above its composer however high that grows, and above what is stuck; above the
 * buttons of a review where one is in the composer's place.
 */
export function useToastFloor(pane: RefObject<HTMLElement | null>) {
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    const { current } = pane;
    if (!current) return undefined;
    let parts: Element[] = [];
    const place = () => {
      const tops = parts.map((part) => part.getBoundingClientRect()).filter(({ height }) => height > 0);
      const floor = Math.min(innerHeight, ...tops.map(({ top }) => top));
      style.setProperty('--toast-bottom', `${innerHeight - floor}px`);
    };
    const sized = new ResizeObserver(place);
    const collect = () => {
      const now = [...current.querySelectorAll(WORK)];
      if (now.length === parts.length && now.every((part, nth) => part === parts[nth])) return;
      parts = now;
      sized.disconnect();
      for (const part of parts) sized.observe(part);
      place();
    };
    // A review takes the composer's place and gives it back.
    const changed = new MutationObserver(collect);
    changed.observe(current, { childList: true, subtree: true });
    collect();
    return () => {
      changed.disconnect();
      sized.disconnect();
      style.removeProperty('--toast-bottom');
    };
  }, [pane]);
}
