import type { FramePlace } from '@/core/model/frame-place';

/**
 * What must hold for our element whatever the page's styles say. Given twice: in the shadow tree, where nothing of
 * the page can overrule it, and on the element itself, for pages whose policy keeps style sheets out.
 */
const HOST: Readonly<Record<string, string>> = {
  all: 'initial',
  position: 'fixed',
  top: '0',
  bottom: 'auto',
  margin: '0',
  padding: '0',
  border: '0',
  height: '100dvh',
  'max-width': 'none',
  'max-height': 'none',
  background: 'transparent',
  overflow: 'visible',
  'z-index': '2147483647',
  'color-scheme': 'light dark',
  opacity: '1',
  visibility: 'visible',
  transform: 'none',
  filter: 'none',
  'pointer-events': 'auto',
};

// No theme and no fonts of ours: the sheet is parsed in every page that opens the frame.
const STYLE = `
:host { ${Object.entries(HOST)
  .filter(([name]) => name !== 'all')
  .map(([name, value]) => `${name}: ${value} !important`)
  .join('; ')} }
:host([data-hidden]) { display: none !important; }
iframe { border: 0; width: 100%; height: 100%; display: block; background: Canvas; color-scheme: light dark;
  box-shadow: 0 0 0 1px rgb(0 0 0 / .08), 0 8px 32px rgb(0 0 0 / .16); }
.edge { position: absolute; top: 0; bottom: 0; width: 6px; cursor: ew-resize; touch-action: none; background: none; border: 0; padding: 0; }
.edge::after { content: ''; position: absolute; top: 0; bottom: 0; left: 2px; width: 2px; background: transparent; transition: background .12s; }
.edge:hover::after, .edge:focus-visible::after, .edge.dragging::after { background: #0d8496; }
.edge:focus { outline: none; }
.sorry { font: 14px/20px system-ui, sans-serif; color: CanvasText; background: Canvas; position: absolute; inset: 0; box-sizing: border-box;
  padding: 24px; display: flex; flex-direction: column; gap: 12px; align-items: flex-start; box-shadow: 0 0 0 1px rgb(0 0 0 / .12); }
.sorry button, .handle { font: 500 13px/20px system-ui, sans-serif; cursor: pointer; }
.sorry button { padding: 6px 12px; border-radius: 6px; border: 1px solid currentColor; background: none; color: inherit; }
.handle { position: fixed; top: 40vh; box-sizing: border-box; width: 20px; height: 48px; margin: 0 -4px; padding: 0 4px; font-size: 16px; text-align: center; border-radius: 8px;
  border: 1px solid light-dark(rgb(15 40 50 / .16), rgb(255 255 255 / .2)); background: light-dark(#fff, #1f2a2e); color: light-dark(#046073, #7fd0dc);
  box-shadow: 0 1px 4px rgb(0 0 0 / .14); transition: width .12s; }
.handle:hover { width: 26px; }
.handle:focus { outline: none; }
.handle:focus-visible { width: 26px; outline: 2px solid #0d8496; outline-offset: 1px; }
@media (prefers-reduced-motion: reduce) { .handle, .edge::after { transition: none; } }
`;

/** A shadow root that neither the page's scripts nor its styles can reach. */
export interface Shell {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
}

/** Namespace given on purpose: in an SVG or XML document `createElement` makes no HTML. */
export const make = <K extends keyof HTMLElementTagNameMap>(name: K): HTMLElementTagNameMap[K] =>
  // The border: createElementNS types its answer by namespace only.
  document.createElementNS('http://www.w3.org/1999/xhtml', name) as HTMLElementTagNameMap[K];

/**
 * The element with its closed shadow root, not yet in the page. Closed, so that `element.shadowRoot` is null
 * for the page and `window.length` does not count our frame.
 */
export function makeShell(): Shell {
  const host = make('div');
  for (const [name, value] of Object.entries(HOST)) host.style.setProperty(name, value, 'important');
  const root = host.attachShadow({ mode: 'closed' });
  // A constructed sheet is not subject to the page's style-src.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  try {
    root.adoptedStyleSheets = [sheet];
  } catch {
    // Firefox refuses sheets made in an extension's own scope; the style element is then the way.
    const style = make('style');
    style.textContent = STYLE;
    root.append(style);
  }
  return { host, root };
}

/** Puts the host on top of everything, the page's own dialogs included, where the browser can. */
export function attach({ host }: Shell, parent: Element = document.documentElement) {
  parent.append(host);
  if (!('showPopover' in host)) return;
  host.popover = 'manual';
  try {
    host.showPopover();
  } catch {
    host.removeAttribute('popover');
  }
}

/** Shows or hides a shell without taking it out of the page: a frame put back would load anew. */
export function showShell({ host }: Shell, shown: boolean) {
  host.toggleAttribute('data-hidden', !shown);
  host.style.setProperty('display', shown ? 'block' : 'none', 'important');
}

/** Lays the frame out; the page is only pushed aside if the agent docked it. */
export function place({ host }: Shell, { side, width, docked }: FramePlace) {
  const set = (name: string, value: string) => host.style.setProperty(name, value, 'important');
  const shown = Math.min(width, Math.max(280, innerWidth - 40));
  set('width', `${shown}px`);
  set(side, '0');
  set(side === 'left' ? 'right' : 'left', 'auto');
  const hidden = host.hasAttribute('data-hidden');
  set('display', hidden ? 'none' : 'block');
  const page = document.documentElement.style;
  page.removeProperty('margin-left');
  page.removeProperty('margin-right');
  if (docked && !hidden) page.setProperty(`margin-${side}`, `${shown}px`, 'important');
}
