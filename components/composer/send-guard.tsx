import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { type Press, usePressCheck } from './covered.ts';
import { SendAsk } from './SendAsk.tsx';

interface Asked {
  readonly label: string;
  run(): void;
}

/**
 * For everything that sends besides the composer's own button: a press that the page may have steered is asked about
 * once, in place. `place` goes on what is pressed, or on what stands closely around it.
 */
export function useSendGuard<Place extends HTMLElement>() {
  const place = useRef<Place>(null);
  const check = usePressCheck(place);
  const [asked, setAsked] = useState<Asked>();
  const guard = (event: Press, label: string, run: () => void) => {
    const verdict = check(event);
    if (verdict === 'ask') setAsked({ label, run });
    if (verdict === 'meant') run();
  };
  const answer = (send: boolean) => {
    setAsked(undefined);
    if (send) asked?.run();
  };
  const question: VNode | null = asked ? <SendAsk label={asked.label} onAnswer={answer} /> : null;
  return { place, guard, question };
}
