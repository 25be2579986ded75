import type { LauncherArgs, LauncherOrder } from '@/core/contract';
import type { FramePlace } from '@/core/model/frame-place';
import { attach, make, makeShell, place, type Shell, showShell } from './frame.ts';
import { makeEdge } from './resize.ts';

/** What the launcher needs of the browser; Firefox calls it `browser`, Chromium both. */
export interface Runtime {
  /** Ours; undefined once the extension was updated or removed under this page. */
  readonly id?: string;
  /** To the background; answers nothing the launcher needs. */
  sendMessage(message: unknown): unknown;
  readonly onMessage: {
    addListener(listener: (message: unknown, sender: { id?: string; tab?: unknown }) => void): void;
  };
}

/** No hello from the frame within this time means that the page or the browser keeps it out. */
const HELLO = 1_000;
/** A page that keeps throwing our element out wins after this many times. */
const STUBBORN = 5;

/**
 * Said by a new launcher to the one before it, as it comes and as it makes a frame; a page that says it reaches nobody
 * who is not gone already.
 */
const RETIRE = 'casebar-launcher';
const REPLACE = 'casebar-frame';

interface Open {
  readonly shell: Shell;
  readonly edge: HTMLElement;
  place: FramePlace;
}

/** Whether the extension went from under this page: then its runtime has no id, or is none at all. */
function isOrphan(runtime: Runtime): boolean {
  try {
    return runtime.id === undefined;
  } catch {
    return true;
  }
}

/** Lives in a page that may be hostile: draws the frame, knows no case, and asks for harmless things only. */
export function createLauncher(runtime: Runtime) {
  let open: Open | undefined;
  let handle: Shell | undefined;
  let greeted = false;
  let thrownOut = 0;

  // Where the extension is gone sendMessage throws or rejects; a page must never see an error of ours.
  const tell = async (call: string, ...args: unknown[]) => {
    try {
      await runtime.sendMessage({ casebar: 'page', call, args });
    } catch {}
  };

  const remove = () => {
    if (open) place(open.shell, { ...open.place, docked: false });
    open?.shell.host.remove();
    open = undefined;
  };

  const lay = () => {
    if (!open) return;
    // Beside the frame, not over it: whatever lies over the frame makes it count as covered (covered.ts).
    open.edge.style[open.place.side === 'right' ? 'left' : 'right'] = '-6px';
    open.edge.style[open.place.side === 'right' ? 'right' : 'left'] = 'auto';
    place(open.shell, open.place);
  };

  const setHidden = (hidden: boolean) => {
    open?.shell.host.toggleAttribute('data-hidden', hidden);
    lay();
    if (handle) showShell(handle, hidden);
    if (hidden) tell('frameClosed');
  };

  const apologise = (args: LauncherArgs, about: Shell) => {
    // Another frame may have come since, which has its own time to say hello.
    if (greeted || open?.shell !== about) return;
    const sorry = make('div');
    sorry.className = 'sorry';
    sorry.append(Object.assign(make('p'), { textContent: args.labels.refused }));
    for (const [label, act] of [
      [args.labels.elsewhere, () => tell('openElsewhere')],
      [args.labels.close, () => setHidden(true)],
    ] as const) {
      const button = Object.assign(make('button'), { textContent: label });
      button.addEventListener('click', (event) => event.isTrusted && act());
      sorry.append(button);
    }
    // Over the frame, not instead of it: one that was only slow takes its place back with the hello.
    about.root.append(sorry);
  };

  const create = (args: LauncherArgs) => {
    greeted = false;
    document.dispatchEvent(new Event(REPLACE));
    const shell = makeShell();
    const frame = make('iframe');
    frame.title = args.labels.title;
    frame.src = args.url;
    let loads = 0;
    frame.addEventListener('load', () => {
      loads += 1;
      // Ours loads once. A second load is somebody else's document in our place.
      if (loads > 1) remove();
    });
    const edge = makeEdge(
      args.labels.resize,
      () => open?.place ?? args.place,
      (width, final) => {
        if (!open) return;
        open.place = { ...open.place, width };
        lay();
        if (final) tell('framePlaced', open.place);
      },
    );
    shell.root.append(frame, edge);
    open = { shell, edge, place: args.place };
    attach(shell);
    lay();
    // Here, because a page that writes itself anew takes all listeners away; the same one twice is one.
    addEventListener('resize', lay);
    watchPage();
    setTimeout(() => apologise(args, shell), HELLO);
  };

  const showHandle = (args: LauncherArgs) => {
    if (handle?.host.isConnected) return;
    handle = makeShell();
    const button = make('button');
    button.className = 'handle';
    button.title = args.labels.button;
    button.setAttribute('aria-label', args.labels.button);
    button.style[args.place.side] = '0';
    button.textContent = args.place.side === 'right' ? '‹' : '›';
    button.addEventListener('click', (event) => event.isTrusted && tell('openHere'));
    handle.root.append(button);
    document.documentElement.append(handle.host);
    handle.host.style.setProperty(args.place.side, '0', 'important');
    handle.host.style.setProperty('width', '0', 'important');
    handle.host.style.setProperty('height', '0', 'important');
    showShell(handle, open === undefined);
  };

  runtime.onMessage.addListener((message, sender) => {
    if (sender.id !== runtime.id || sender.tab !== undefined) return;
    // The border: the background is the only sender left, and each field is looked at before it is used.
    const order = message as Partial<LauncherOrder>;
    if (order.casebar === 'hello') {
      greeted = true;
      open?.shell.root.querySelector('.sorry')?.remove();
    }
    if (order.casebar === 'close') setHidden(true);
    if (order.casebar === 'place' && open && 'place' in order && order.place) {
      open.place = order.place;
      lay();
    }
  });

  /**
   * True if the page threw our frame out, or moved it: that loads it anew, without end if done in each frame. One
   * that comes back needs a new proof, which only the background gives.
   */
  const forgetLost = (changes: readonly MutationRecord[] = []) => {
    const host = open?.shell.host;
    if (!host) return false;
    const moved = changes.some(({ removedNodes }) => [...removedNodes].includes(host));
    if (host.isConnected && !moved) return false;
    remove();
    return true;
  };

  const thrown = new MutationObserver((changes) => {
    watchPage();
    if (!forgetLost(changes)) return;
    thrownOut += 1;
    if (thrownOut <= STUBBORN) tell('launcherReady');
  });
  /** The root is looked at anew each time: a page may replace it, and our element with it. */
  function watchPage() {
    for (const node of [document, document.documentElement])
      if (node) thrown.observe(node, { childList: true });
  }
  watchPage();

  // After an update of the extension the launcher of before is still here, with a button that can do nothing any more.
  document.dispatchEvent(new Event(RETIRE));
  document.addEventListener(RETIRE, () => {
    if (!isOrphan(runtime)) return;
    thrown.disconnect();
    handle?.host.remove();
    // A frame in sight says what to do, and may hold what could not be saved: it stays until another takes its place.
    if (open?.shell.host.hasAttribute('data-hidden')) remove();
  });
  document.addEventListener(REPLACE, () => {
    if (isOrphan(runtime)) remove();
  });
  tell('launcherReady');

  return (args: LauncherArgs): 'created' | 'shown' | 'hidden' => {
    // Not every way of throwing it out is observed: `document.open()` ends all observing.
    forgetLost();
    if (args.mode === 'handle') {
      showHandle(args);
      return 'hidden';
    }
    if (!open) {
      create(args);
      if (handle) showShell(handle, false);
      return 'created';
    }
    const hidden = open.shell.host.hasAttribute('data-hidden');
    if (args.mode === 'ensure') return hidden ? 'hidden' : 'shown';
    if (args.mode === 'show' && !hidden) return 'shown';
    setHidden(!hidden);
    if (hidden) tell('framePlaced', open.place);
    return hidden ? 'shown' : 'hidden';
  };
}
