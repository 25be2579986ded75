import { signal } from '@preact/signals';

/** Whether the app is at least this wide, followed as it is resized. */
function atLeast(width: number) {
  /** From this width list and case stand side by side. */
  const query = globalThis.matchMedia?.(`(min-width: ${width}px)`);
  const holds = signal(query?.matches ?? false);
  query?.addEventListener('change', (event) => {
    holds.value = event.matches;
  });
  return holds;
}

const wide = atLeast(720);
const widest = atLeast(1080);

/** Whether there is room for list and case side by side. */
export const useWide = () => wide.value;

/** Whether the customer card fits beside them as well. */
export const useWidest = () => widest.value;
