/** Which edges line up: both starts, both ends, or the middles. */
export type Align = 'start' | 'center' | 'end';

const GAP = 4;
const MARGIN = 8;

/** Whether CSS can do it (Chromium 129, Firefox 147); Firefox 142, our oldest, cannot. */
export const hasAnchors = () => globalThis.CSS?.supports?.('position-area: block-end') ?? false;

/** Puts a popover below its anchor, above it where there is more room, and never over the side of the window. */
export function placeBeside(popover: HTMLElement, anchor: HTMLElement, align: Align) {
  const at = anchor.getBoundingClientRect();
  const own = popover.getBoundingClientRect();
  const offsets: Record<Align, number> = {
    start: 0,
    center: (at.width - own.width) / 2,
    end: at.width - own.width,
  };
  const left = Math.min(at.left + offsets[align], innerWidth - own.width - MARGIN);
  const fitsBelow = at.bottom + GAP + own.height <= innerHeight;
  const top = fitsBelow || at.top < innerHeight - at.bottom ? at.bottom + GAP : at.top - GAP - own.height;
  popover.style.inset = 'auto';
  popover.style.left = `${Math.max(MARGIN, left)}px`;
  popover.style.top = `${Math.max(MARGIN, top)}px`;
}
