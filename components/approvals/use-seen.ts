import { useEffect, useState } from 'preact/hooks';
import { leaveAt, scrolledTo } from './place.ts';

/** Height of a row as the style sheet has it, whatever letters people set in their browser. */
export function rowHeight(element: HTMLElement): number {
  const row = element.querySelector<HTMLElement>('.request');
  return row?.offsetHeight || 76;
}

/** What is seen of the list: first row, and how many. The place is kept at every scroll. */
export function useSeen() {
  const [element, box] = useState<HTMLDivElement | null>(null);
  const [seen, setSeen] = useState({ first: 0, count: 12 });
  useEffect(() => {
    if (!element) return undefined;
    element.scrollTop = scrolledTo();
    const measure = () => {
      const row = rowHeight(element);
      const [first, count] = [Math.floor(element.scrollTop / row), Math.ceil(element.clientHeight / row)];
      setSeen((before) =>
        before.first === first && before.count === count ? before : { first, count: Math.max(1, count) },
      );
      if (element.scrollTop !== scrolledTo()) leaveAt(element.scrollTop);
    };
    const resized = new ResizeObserver(measure);
    resized.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    measure();
    return () => {
      resized.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [element]);
  return { element, box, ...seen };
}
