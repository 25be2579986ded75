import { useEffect } from 'preact/hooks';
import { desk } from '@/core/live/desk';
import type { CaseView } from '@/core/queries/case';

/** Told this often while the case is in front of somebody; the desk believes it for twice as long. In milliseconds. */
const EVERY = 10_000;
/** Going through the list tells nobody anything. */
const SETTLE = 700;

/**
 * Lets colleagues see that somebody looks at the case, for as long as it is really on the screen. Leaving it, hiding
 * the surface or shutting the lid needs no word: what is not told again is over by itself.
 */
export function useViewing({ case: { id }, capabilities }: CaseView) {
  const { presence } = capabilities;
  useEffect(() => {
    if (!presence) return undefined;
    const tell = () => {
      if (document.visibilityState === 'visible') desk.tellPresence(id, 'viewing').catch(() => {});
    };
    const first = setTimeout(tell, SETTLE);
    const again = setInterval(tell, EVERY);
    document.addEventListener('visibilitychange', tell);
    return () => {
      clearTimeout(first);
      clearInterval(again);
      document.removeEventListener('visibilitychange', tell);
    };
  }, [id, presence]);
}
