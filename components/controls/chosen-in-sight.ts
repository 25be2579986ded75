import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

const showChosen = (row: HTMLElement | null) =>
  row?.querySelector('[aria-selected="true"]')?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });

/** Keeps the chosen tab of a row that scrolls in sight; `words` = whatever changes where it stands. */
export function useChosenInSight(list: RefObject<HTMLElement | null>, words: string) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: again when the row's words have changed
  useEffect(() => showChosen(list.current), [words]);

  useEffect(() => {
    const row = list.current;
    if (!row) return;
    const sized = new ResizeObserver(() => {
      // Chromium keeps the last fade of a row that has come to fit.
      row.toggleAttribute('data-fits', row.scrollWidth <= row.clientWidth);
      showChosen(row);
    });
    sized.observe(row);
    return () => sized.disconnect();
  }, [list]);
}
