/**
 * One tooltip for the whole surface, moved from control to control: forty rows need no forty elements. It repeats
 * what `aria-label` already says, so it is hidden from screen readers.
 */
const DELAY = 500;
let layer: HTMLElement | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

interface TooltipProps {
  onPointerEnter(event: PointerEvent): void;
  onPointerLeave(): void;
  onPointerDown(): void;
  onFocus(event: FocusEvent): void;
  onBlur(): void;
}

/** Handlers that show `text` and its key when the pointer rests on a control, or at once when the keyboard reaches it. */
export const tooltip = (text: string, keys?: string): TooltipProps => ({
  onPointerEnter: ({ currentTarget, pointerType }) => {
    if (pointerType === 'touch' || !(currentTarget instanceof HTMLElement)) return;
    const anchor = currentTarget;
    clearTimeout(timer);
    timer = setTimeout(() => show(anchor, text, keys), DELAY);
  },
  onFocus: ({ currentTarget }) => {
    if (currentTarget instanceof HTMLElement && currentTarget.matches(':focus-visible')) {
      show(currentTarget, text, keys);
    }
  },
  onPointerLeave: hide,
  onPointerDown: hide,
  onBlur: hide,
});

function show(anchor: HTMLElement, text: string, keys?: string) {
  if (!anchor.isConnected) return;
  layer ??= makeLayer();
  const key = keys
    ? Object.assign(document.createElement('kbd'), { textContent: keys, className: 'kbd' })
    : '';
  layer.replaceChildren(text, key);
  document.body.append(layer);
  layer.showPopover?.();
  place(layer, anchor);
}

function hide() {
  clearTimeout(timer);
  layer?.remove();
}

function makeLayer() {
  const element = document.createElement('div');
  element.className = 'tooltip';
  element.popover = 'manual'; // above dialogs and menus, and closing none of them
  element.ariaHidden = 'true';
  return element;
}

const GAP = 6;
/** Below the control, above it near the bottom edge, never over the side. Measured: anchors would cost a name each. */
function place(element: HTMLElement, anchor: HTMLElement) {
  const at = anchor.getBoundingClientRect();
  const own = element.getBoundingClientRect();
  const left = at.left + at.width / 2 - own.width / 2;
  const below = at.bottom + GAP;
  const top = below + own.height > innerHeight ? at.top - GAP - own.height : below;
  element.style.left = `${Math.max(GAP, Math.min(left, innerWidth - own.width - GAP))}px`;
  element.style.top = `${top}px`;
}
