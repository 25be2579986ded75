import { attach, make, makeShell, type Shell } from '@/components/launcher/frame';

/** What the frame over a page is made of. */
export interface OverlayArgs {
  /** Address of the palette with its one-time proof. */
  readonly url: string;
  /** Its name, for screen readers. */
  readonly label: string;
  /** A press beside it. */
  onLeave(): void;
}

const SCRIM = 'position:absolute;inset:0;background:rgb(15 30 36 / .28)';
const FRAME = [
  'position:absolute;top:min(12vh,96px);left:50%;transform:translateX(-50%)',
  'width:min(600px,calc(100vw - 16px));height:min(520px,calc(100vh - 24px - min(12vh,96px)))',
  'border:0;border-radius:12px;background:Canvas;color-scheme:light dark',
  'box-shadow:0 0 0 1px rgb(0 0 0 / .1),0 16px 48px rgb(0 0 0 / .28)',
].join(';');

/** Pages that keep the focus in a dialog of theirs must not hear that it went to us. */
function keepFocusOurs(shell: Shell, gone: AbortSignal) {
  for (const name of ['focus', 'focusin'] as const)
    addEventListener(name, (event) => event.target === shell.host && event.stopImmediatePropagation(), {
      capture: true,
      signal: gone,
    });
}

/**
 * The palette over the page, in a closed shadow root: the page can neither read nor script it. Inside a modal dialog
 * of the page, everything beside it can take no input, so there it goes into the dialog.
 */
export function openOverlay({ url, label, onLeave }: OverlayArgs, beside: Element | null) {
  const shell = makeShell();
  const gone = new AbortController();
  const scrim = make('div');
  scrim.style.cssText = SCRIM;
  scrim.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    if (event.isTrusted) onLeave();
  });
  const frame = make('iframe');
  frame.title = label;
  frame.src = url;
  // Where the field does not take a text it is copied, which a frame may only if it is let.
  frame.allow = 'clipboard-write';
  frame.style.cssText = FRAME;
  let loads = 0;
  frame.addEventListener('load', () => {
    loads += 1;
    // Ours loads once. A second load is somebody else's document in our place.
    if (loads > 1) close();
    else frame.focus();
  });
  shell.root.append(scrim, frame);
  shell.host.style.setProperty('inset', '0', 'important');
  shell.host.style.setProperty('width', '100%', 'important');
  keepFocusOurs(shell, gone.signal);
  attach(shell, beside?.closest('dialog:modal') ?? document.documentElement);
  const close = () => {
    gone.abort();
    shell.host.remove();
  };
  return {
    close,
    /** Out of sight while the text is inserted; the frame stays loaded, to tell if that failed. */
    hide: () => shell.host.style.setProperty('display', 'none', 'important'),
    show: () => {
      shell.host.style.setProperty('display', 'block', 'important');
      frame.focus();
    },
  };
}
