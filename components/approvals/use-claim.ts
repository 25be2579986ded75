import { useEffect, useRef } from 'preact/hooks';
import { desk } from '@/core/live/desk';
import { REVIEW_FOR } from '@/core/model/approval';

/** Told again in good time before it lapses. */
const EVERY = REVIEW_FOR / 2;
/** Going through the requests with J and K tells nobody anything. */
const SETTLE = 500;

/**
 * Lets colleagues see that somebody reviews it, as long as it is on the screen. What becomes of the claim is told by the
 * request itself. Answers a function that leaves it claimed: a decision on its way is the reviewer's until it has arrived.
 */
export function useClaim(approval: string, revision: number, wanted: boolean): () => void {
  const kept = useRef(false);
  useEffect(() => {
    if (!wanted) return undefined;
    kept.current = false;
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
