import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** What somebody writes in, sends with or decides about: nothing may lie over it, not even for a moment. */
const WORK = ':scope > .stuck-items, :scope > .composer';

/** While a case is in front, messages stand above its composer however high that grows, and above what is stuck. */
export function useToastFloor(pane: RefObject<HTMLElement | null>) {
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    const parts = [...(pane.current?.querySelectorAll(WORK) ?? [])];
    const place = () => {
      const tops = parts.map((part) => part.getBoundingClientRect()).filter(({ height }) => height > 0);
      const floor = Math.min(innerHeight, ...tops.map(({ top }) => top));
      style.setProperty('--toast-bottom', `${innerHeight - floor}px`);
    };
    const observer = new ResizeObserver(place);
    for (const part of parts) observer.observe(part);
    return () => {
      observer.disconnect();
      style.removeProperty('--toast-bottom');
    };
  }, [pane]);
}
