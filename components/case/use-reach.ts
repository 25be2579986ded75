import { useLayoutEffect } from 'preact/hooks';
import type { ThreadView } from '@/core/queries/case';
import { jump } from './jump.ts';

/** Has an older entry fetched that somebody wants to see; one that is not stored here is nobody's any more. */
export function useReach(
  goal: string | undefined,
  reach: string | undefined,
  shown: ThreadView | undefined,
  setReach: (message: string) => void,
) {
  useLayoutEffect(() => {
    if (!goal || !shown || shown.messages.some(({ id }) => id === goal)) return;
    if (reach === goal || !shown.more) jump.value = undefined;
    else setReach(goal);
  }, [goal, reach, shown, setReach]);
}
