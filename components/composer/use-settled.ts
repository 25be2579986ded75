import { useRef } from 'preact/hooks';

/** A send key within this time after the tab changed was meant for the other tab, in milliseconds. */
const SLIP = 400;

/** Whether the pane has been in front long enough for Ctrl+Enter to be meant for it. */
export function useSettled(): () => boolean {
  const since = useRef(Date.now());
  return () => Date.now() - since.current >= SLIP;
}
