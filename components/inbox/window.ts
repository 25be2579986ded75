import { effect } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { sortOf } from '@/components/app/after-send.ts';
import { liveQuery } from '@/core/live/live-query';
import { useQuery } from '@/core/live/use-query';
import type { InboxView } from '@/core/model/inbox-view';
import type { CaseRow, Inbox } from '@/core/queries/inbox';

/**
 * Rows asked for at once, and the grid their start snaps to, so that scrolling a little asks nothing. With 100 rows
 * from at least 8 before the first visible one, a window holds all that is drawn on a screen of 40 rows.
 */
const WINDOW = 100;
const STEP = 50;
const MARGIN = 8;

/** The window of rows that must be there to show rows from `first` on. */
export const windowFrom = (first: number) => Math.max(0, Math.floor((first - MARGIN) / STEP) * STEP);

/** A view as the list sees it: as long as it is, though only a window of it is here. */
export interface Rows {
  readonly total: number;
  /** The row at a place of the list; undefined while it is on its way. */
  at(index: number): CaseRow | undefined;
  /** Of the first window only; later ones replace what is shown when they come. */
  readonly state: 'loading' | 'ready' | 'failed';
  /** What is here of it, in order. */
  readonly loaded: readonly CaseRow[];
  /** Rows that need not be here; nothing if they could not be read. */
  read(from: number, count: number): Promise<readonly CaseRow[]>;
}

/** As many as a query answers at once. */
const MOST = 1000;

/** A part of a view as it is at this moment. */
function readRows(view: InboxView, from: number, count: number): Promise<readonly CaseRow[]> {
  const live = liveQuery('inbox', { view, sort: sortOf(view), from, count: Math.min(count, MOST) });
  return new Promise((resolve) => {
    const stop = effect(() => {
      const answer = live.answer.value;
      if (answer.state === 'loading') return;
      resolve(answer.state === 'ready' ? answer.value.rows : []);
      queueMicrotask(() => {
        stop();
        live.stop();
      });
    });
  });
}

/** The part of a view around `first`, live. Rows shown before stay until the next window has come. */
export function useRows(view: InboxView, first: number): Rows {
  const from = windowFrom(first);
  const answer = useQuery('inbox', { view, sort: sortOf(view), from, count: WINDOW });
  const last = useRef<Inbox | undefined>(undefined);
  if (answer.state === 'ready') last.current = answer.value;
  const shown = last.current;
  return {
    total: shown?.total ?? 0,
    at: (index) => shown?.rows[index - shown.from],
    loaded: shown?.rows ?? [],
    read: (low, count) => readRows(view, low, count),
    state: shown ? 'ready' : answer.state,
  };
}

interface Place {
  /** CSS pixels from the top of the list. */
  readonly top: number;
  /** The row that has the keyboard. */
  readonly row: number;
}
const left = new Map<InboxView, Place>();

/** Where a view was left on this surface: coming back from a case goes on there, not at the top. */
export const leftAt = (view: InboxView): Place => left.get(view) ?? { top: 0, row: 0 };

/** Remembers a part of a view's place. */
export const leaveAt = (view: InboxView, part: Partial<Place>) => {
  left.set(view, { ...leftAt(view), ...part });
};

/** Scroll place and height of a view's scrolling element, in rows. `box` is a ref: the list may come after its bones. */
export function useScroll(view: InboxView, rowHeight: number) {
  const [element, box] = useState<HTMLDivElement | null>(null);
  const [scroll, setScroll] = useState({ top: leftAt(view).top, height: 800 });
  useEffect(() => {
    if (!element) return undefined;
    element.scrollTop = leftAt(view).top;
    const measure = () => {
      setScroll({ top: element.scrollTop, height: element.clientHeight });
      leaveAt(view, { top: element.scrollTop });
    };
    const resized = new ResizeObserver(measure);
    resized.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    measure();
    return () => {
      resized.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [element, view]);
  const first = Math.floor(scroll.top / rowHeight);
  return { element, box, first, visible: Math.ceil(scroll.height / rowHeight) };
}
