import { followTheme } from './follow-theme';

/** Taller mails scroll in their frame. */
const TALLEST = 2_400;

/** Keys that mean something inside the mail itself. */
const OWN_KEYS = /^(?:Tab|Enter| |Arrow\w+|Page\w+|Home|End|Shift)$/;

/** What to show in a frame. */
export interface FrameContent {
  readonly source: string;
  readonly title: string;
  /** Through mail.html, whose policy lets pictures from other servers in; ours does not. */
  readonly remote: boolean;
}

/** Puts a mail into `place` and returns how to take it away again. */
export function mountFrame(place: HTMLElement, content: FrameContent): () => void {
  const stop = new AbortController();
  if (content.remote) mountThroughPage(place, content, stop.signal);
  else place.append(mailFrame(document, content, place, [], stop.signal));
  return () => {
    stop.abort();
    place.replaceChildren();
  };
}

/**
 * A srcdoc document inherits the policy of the page around it, and the sidebar's forbids remote pictures. So the frame
 * stands inside mail.html then: a page of ours without a single script.
 */
function mountThroughPage(place: HTMLElement, content: FrameContent, signal: AbortSignal) {
  const page = document.createElement('iframe');
  page.src = '/mail.html';
  page.title = content.title;
  page.addEventListener('load', () => {
    const inside = page.contentDocument;
    inside?.body.replaceChildren(mailFrame(inside, content, place, [page], signal));
  });
  place.append(page);
}

/**
 * The sandboxed frame. `allow-same-origin` is for us, not for the mail: without it we could neither measure its
 * height nor hear its keys, and our blob: pictures would not load. It gives a mail nothing, because without
 * `allow-scripts` (and with a policy that forbids them) nothing in it can use the origin.
 */
function mailFrame(
  owner: Document,
  content: FrameContent,
  place: HTMLElement,
  around: readonly HTMLElement[],
  signal: AbortSignal,
): HTMLIFrameElement {
  const frame = owner.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-same-origin allow-popups allow-popups-to-escape-sandbox');
  frame.setAttribute('referrerpolicy', 'no-referrer');
  // Chromium fetches pictures without the agent's cookies then. Firefox keeps third parties' cookies apart by itself.
  if (content.remote) frame.setAttribute('credentialless', '');
  frame.title = content.title;
  frame.srcdoc = content.source;
  frame.addEventListener('load', () => {
    const mail = frame.contentDocument?.querySelector<HTMLElement>('.mail');
    if (!mail || signal.aborted) return;
    fitHeight(mail, [frame, ...around], signal);
    const documents = owner === document ? [mail.ownerDocument] : [mail.ownerDocument, owner];
    followTheme(place, documents, signal);
    passKeysOn(mail.ownerDocument, place);
  });
  return frame;
}

/** Keeps the frames as high as the mail, also when a picture arrives, a fold opens or the sidebar is resized. */
function fitHeight(mail: HTMLElement, frames: readonly HTMLElement[], signal: AbortSignal) {
  const observer = new ResizeObserver(() => {
    const height = Math.min(TALLEST, Math.ceil(mail.getBoundingClientRect().height));
    for (const frame of frames) frame.style.height = `${height}px`;
    // Something that scrolls sideways must be reachable by keyboard.
    if (mail.scrollWidth > mail.clientWidth) mail.tabIndex = 0;
    else mail.removeAttribute('tabindex');
  });
  observer.observe(mail);
  signal.addEventListener('abort', () => observer.disconnect());
}

/** Shortcuts work with the focus in a mail too: the key is repeated on our side of the frame. */
function passKeysOn(from: Document, to: HTMLElement) {
  from.addEventListener('keydown', (event) => {
    if (OWN_KEYS.test(event.key)) return;
    if (!to.dispatchEvent(new KeyboardEvent('keydown', event))) event.preventDefault();
  });
}
