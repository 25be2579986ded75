import { useEffect, useRef } from 'preact/hooks';
import { desk } from '@/core/live/desk';
import { REVIEW_FOR } from '@/core/model/approval';

/** Told again in good time before it lapses. */
const EVERY = REVIEW_FOR / 2;
/** Going through the requests with J and K tells nobody anything. */
const SETTLE = 500;

/**
 * Lets colleagues see that somebody reviews it, as long as it is on the screen. What becomes of the claim is told by the
 * request itself. `decided` = it stays claimed when it is left: a decision on its way is the reviewer's until it has arrived;
 * the function answered says so too.
 */
export function useClaim(approval: string, revision: number, wanted: boolean, decided: boolean): () => void {
  const kept = useRef(false);
  // Told before the request stops being wanted: the news of a decision may come sooner than the answer to it.
  kept.current = decided;
  useEffect(() => {
    if (!wanted) return undefined;
    let told = false;
    const tell = () => {
      if (document.visibilityState !== 'visible') return;
      told = true;
      desk.claimApproval(approval, revision).catch(() => {});
    };
    const leave = () => {
      if (told && !kept.current) desk.releaseApproval(approval).catch(() => {});
      told = false;
    };
    const follow = () => (document.visibilityState === 'visible' ? tell() : leave());
    const first = setTimeout(tell, SETTLE);
    const again = setInterval(tell, EVERY);
    document.addEventListener('visibilitychange', follow);
    // A popup goes without a word to its components.
    addEventListener('pagehide', leave);
    return () => {
      clearTimeout(first);
      clearInterval(again);
      document.removeEventListener('visibilitychange', follow);
      removeEventListener('pagehide', leave);
      leave();
    };
  }, [approval, revision, wanted]);
  return () => {
    kept.current = true;
  };
}
