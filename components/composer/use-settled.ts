import { useRef } from 'preact/hooks';

/** A send key within this time after the tab changed was meant for the other tab, in milliseconds. */
const SLIP = 400;

/** Whether Ctrl+Enter is meant for a pane. */
export interface Settled {
  /** It has been in front long enough, or somebody writes in it. */
  isSettled(): boolean;
  /** Something was written in it: whoever does knows where they are. */
  wrote(): void;
}

/** Keeps a send key that was pressed for one tab from sending the text of the next. */
export function useSettled(): Settled {
  const since = useRef(Date.now());
  return {
    isSettled: () => Date.now() - since.current >= SLIP,
    wrote: () => {
      since.current = 0;
    },
  };
}
