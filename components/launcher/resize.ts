import type { FramePlace } from '@/core/model/frame-place';
import { make } from './frame.ts';

// CSS pixels. Narrower the composer's buttons no longer fit; wider it is a page of its own, which «open in a
// tab» is for.
const MIN = 320;
const MAX = 900;
const STEP = 16;

/** The inner edge: drag it, or focus it and use the arrow keys. Reports every width, and the last one as final. */
export function makeEdge(
  label: string,
  current: () => FramePlace,
  resized: (width: number, final: boolean) => void,
): HTMLElement {
  const edge = make('div');
  edge.className = 'edge';
  edge.tabIndex = 0;
  edge.setAttribute('role', 'separator');
  edge.setAttribute('aria-orientation', 'vertical');
  edge.setAttribute('aria-label', label);
  const report = (width: number, final: boolean) => {
    const clamped = Math.round(Math.min(MAX, Math.max(MIN, width)));
    edge.setAttribute('aria-valuenow', String(clamped));
    resized(clamped, final);
  };
  // Where the dragging began: widths are counted from there, so that no rounding adds up.
  let from: { x: number; width: number } | undefined;
  const widthAt = (event: PointerEvent) => {
    const moved = event.clientX - (from?.x ?? event.clientX);
    return (from?.width ?? 0) + (current().side === 'right' ? -moved : moved);
  };
  edge.addEventListener('pointerdown', (event) => {
    if (!event.isTrusted || event.button !== 0) return;
    event.preventDefault();
    from = { x: event.clientX, width: current().width };
    edge.setPointerCapture(event.pointerId);
    edge.classList.add('dragging');
  });
  edge.addEventListener('pointermove', (event) => from && report(widthAt(event), false));
  const end = (event: PointerEvent) => {
    if (!from) return;
    report(widthAt(event), true);
    from = undefined;
    edge.classList.remove('dragging');
  };
  edge.addEventListener('pointerup', end);
  edge.addEventListener('pointercancel', end);
  edge.addEventListener('keydown', (event) => {
    const direction = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    if (!event.isTrusted || direction === 0) return;
    event.preventDefault();
    const grows = current().side === 'right' ? -direction : direction;
    report(current().width + grows * STEP, true);
  });
  return edge;
}
