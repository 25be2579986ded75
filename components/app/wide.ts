import { signal } from '@preact/signals';

/** From this width list and case stand side by side (ui.md). */
const query = globalThis.matchMedia?.('(min-width: 720px)');
const wide = signal(query?.matches ?? false);
query?.addEventListener('change', (event) => {
  wide.value = event.matches;
});

/** Whether there is room for list and case side by side. */
export const useWide = () => wide.value;
