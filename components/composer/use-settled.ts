import { useRef } from 'preact/hooks';
import type { DraftModel } from './draft-model.ts';

/** A send key within this time after the tab changed was meant for the other tab, in milliseconds. */
const SLIP = 400;

/**
 * Whether Ctrl+Enter is meant for this pane: it has been in front long enough, or somebody wrote something in it since
 * it is, and so knows where they are.
 */
export function useSettled(draft: DraftModel): () => boolean {
  const before = useRef({ at: Date.now(), changes: draft.changes });
  const { at, changes } = before.current;
  return () => draft.changes > changes || Date.now() - at >= SLIP;
}
