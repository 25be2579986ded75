import { signal } from '@preact/signals';

/** Whether the app is at least this wide, in letters as large as the browser is set to; followed as it is resized. */
function atLeast(ems: number) {
  /** From this width list and case stand side by side. */
  const query = globalThis.matchMedia?.(`(min-width: ${ems}em)`);
  const holds = signal(query?.matches ?? false);
  query?.addEventListener('change', (event) => {
    holds.value = event.matches;
  });
  return holds;
}

const wide = atLeast(45);
const widest = atLeast(67.5);

/** Whether there is room for list and case side by side. */
export const useWide = () => wide.value;

/** Whether the customer card fits beside them as well. */
export const useWidest = () => widest.value;
