/**
 * One tooltip for the whole surface, moved from control to control: forty rows need no forty elements. It repeats
 * what `aria-label` already says, so it is hidden from screen readers.
 */
import { placeBeside } from './place.ts';

const DELAY = 500;
let layer: HTMLElement | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let watching: AbortController | null = null;

interface TooltipProps {
  onPointerEnter(event: PointerEvent): void;
  onPointerLeave(): void;
  onFocus(event: FocusEvent): void;
  onBlur(): void;
}

/** Handlers that show `text` and its key when the pointer rests on a control, or at once when the keyboard reaches it. */
export const tooltip = (text: string, keys?: string): TooltipProps => ({
  onPointerEnter: ({ currentTarget, pointerType }) => {
    if (pointerType === 'touch' || !(currentTarget instanceof HTMLElement)) return;
    watch(currentTarget);
    timer = setTimeout(() => show(text, keys, currentTarget), DELAY);
  },
  onFocus: ({ currentTarget }) => {
    if (!(currentTarget instanceof HTMLElement) || !currentTarget.matches(':focus-visible')) return;
    watch(currentTarget);
    show(text, keys, currentTarget);
  },
  onPointerLeave: hide,
  onBlur: hide,
});

/** Any key or press ends it, and so does a control that vanished: that one never tells that the pointer left. */
function watch(anchor: HTMLElement) {
  hide();
  watching = new AbortController();
  const options = { capture: true, signal: watching.signal };
  document.addEventListener('pointerdown', hide, options);
  document.addEventListener('keydown', hide, options);
  document.addEventListener('pointerover', () => !anchor.isConnected && hide(), options);
}

function show(text: string, keys: string | undefined, anchor: HTMLElement) {
  // What an open menu's button does is plain to see, and the tooltip would cover the menu.
  if (!anchor.isConnected || anchor.getAttribute('aria-expanded') === 'true') return;
  layer ??= makeLayer();
  const key = document.createElement('kbd');
  key.textContent = keys ?? '';
  layer.replaceChildren(text, ...(keys ? [key] : []));
  document.body.append(layer);
  layer.showPopover?.();
  placeBeside(layer, anchor, 'center');
}

function hide() {
  clearTimeout(timer);
  watching?.abort();
  watching = null;
  layer?.remove();
}

function makeLayer() {
  const element = document.createElement('div');
  element.className = 'tooltip';
  element.popover = 'manual'; // above dialogs and menus, and closing none of them
  element.ariaHidden = 'true';
  return element;
}
