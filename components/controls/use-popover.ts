import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Align, hasAnchors, placeBeside } from './place.ts';

/**
 * A native popover hung on a control: light dismiss, Esc and the top layer are the browser's. The popover exists
 * only while open, so a list of rows with menus stays light.
 */
export function usePopover<Anchor extends HTMLElement>(align: Align = 'start') {
  const id = useId();
  const anchor = useRef<Anchor>(null);
  const popover = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const wasOpen = useRef(false);

  useLayoutEffect(() => {
    const element = popover.current;
    if (!open || !element) return;
    element.showPopover?.();
    // Before anything else can be typed: keys pressed right after opening belong to the list.
    element.querySelector<HTMLElement>('[data-first-focus]')?.focus({ preventScroll: true });
    if (anchor.current && !hasAnchors()) placeBeside(element, anchor.current, align);
  }, [open, align]);

  const show = () => setOpen(true);
  const hide = (refocus = true) => {
    setOpen(false);
    if (refocus) anchor.current?.focus();
  };
  // The press that reaches the trigger has already closed the popover by light dismiss; without remembering,
  // the click that follows would open it again.
  const toggle = (event: MouseEvent) => ((event.detail > 0 ? wasOpen.current : open) ? hide() : show());
  const anchorName = `--${id.replace(/\W/g, '-')}`;

  return {
    open,
    show,
    hide,
    anchor,
    popover,
    /** For the control it hangs on. */
    triggerProps: {
      'aria-expanded': open,
      'aria-controls': open ? id : undefined,
      style: { anchorName },
      onPointerDown: () => {
        wasOpen.current = open;
      },
      onClick: toggle,
    },
    /** For the popover element; render it only while `open`. The focus goes to what has `data-first-focus`. */
    popoverProps: {
      id,
      ref: popover,
      popover: 'auto' as const,
      style: { positionAnchor: anchorName },
      'data-align': align,
      onToggle: (event: { readonly newState: string }) => event.newState === 'closed' && setOpen(false),
    },
  };
}
