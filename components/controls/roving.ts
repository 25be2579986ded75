/** Where an arrow, Home or End leads in a list that wraps; -1 = this key means nothing here. */
export function nextIndex(key: string, current: number, count: number, axis: 'x' | 'y'): number {
  const [back, forth] = axis === 'x' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
  if (count === 0) return -1;
  if (key === forth) return (current + 1) % count;
  if (key === back) return (Math.max(current, 0) - 1 + count) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : -1;
}

const focusedIn = (items: readonly HTMLElement[]) =>
  document.activeElement instanceof HTMLElement ? items.indexOf(document.activeElement) : -1;

/** Moves the focus among `items`; true if the key was used up. */
export function rove(event: KeyboardEvent, items: readonly HTMLElement[], axis: 'x' | 'y'): boolean {
  const current = focusedIn(items);
  const target = items[nextIndex(event.key, current, items.length, axis)];
  if (!target) return false;
  event.preventDefault();
  target.focus();
  return true;
}

const PAUSE = 600;

/** Jumps to the next item that starts with what was typed lately; one letter again and again goes round. */
export function makeTypeahead() {
  let typed = '';
  let at = 0;
  return (event: KeyboardEvent, items: readonly HTMLElement[]): boolean => {
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key === ' ' && typed === '') return false;
    typed = event.timeStamp - at > PAUSE ? event.key : typed + event.key;
    at = event.timeStamp;
    const again = [...typed].every((letter) => letter === typed[0]);
    const start = plain(again ? (typed[0] ?? '') : typed);
    const current = focusedIn(items);
    const ordered = [...items.slice(current + (again ? 1 : 0)), ...items.slice(0, current + (again ? 1 : 0))];
    ordered.find((item) => plain(item.dataset.text ?? item.textContent ?? '').startsWith(start))?.focus();
    event.preventDefault();
    return true;
  };
}

/** Lower case without accents: `Ã` is found by `a`. */
export const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .trim();
