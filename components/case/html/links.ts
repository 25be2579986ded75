const SCHEMES = new Set(['http:', 'https:', 'mailto:', 'tel:']);
const LONGEST = 8_000;
/** Direction overrides inside a link can make `gpj.exe` of `exe.jpg` and any address of any other. */
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/g;

/** Gives every link a full, plain address, a new tab without referrer or opener, and shows where it really goes. */
export function tameLinks(body: Element): void {
  for (const link of body.querySelectorAll('a')) {
    const url = address(link.getAttribute('href'));
    link.removeAttribute('href');
    if (!url) continue;
    straighten(link);
    link.setAttribute('href', url.href);
    link.setAttribute('target', '_blank');
    link.setAttribute('rel', 'noopener noreferrer nofollow');
    link.setAttribute('title', url.href.slice(0, 300));
    if (pretendsOther(link.textContent ?? '', url)) link.append(trueHost(link, url.hostname));
  }
}

function address(href: string | null): URL | null {
  if (!href || href.length > LONGEST) return null;
  const url = URL.parse(href);
  if (!url || !SCHEMES.has(url.protocol)) return null;
  // https://bank.example@evil.example goes to evil.example: nobody needs the first half
  url.username = '';
  url.password = '';
  return url;
}

function straighten(link: Element) {
  if ((link.textContent ?? '').search(DIRECTION) < 0) return;
  const texts = link.ownerDocument.createTreeWalker(link, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode())
    node.nodeValue = (node.nodeValue ?? '').replace(DIRECTION, '');
}

/** Is the text of the link an address of another host than the one it opens? */
export function pretendsOther(text: string, url: URL): boolean {
  if (!url.protocol.startsWith('http')) return false;
  const shown = /^(?:https?:\/\/)?((?:[\p{L}\p{N}-]+\.)+\p{L}{2,})(?=[/:?#]|$)/iu.exec(
    text.trim().slice(0, 300),
  )?.[1];
  const parsed = shown && URL.parse(`https://${shown}`);
  if (!parsed) return false;
  const [a, b] = [parsed.hostname, url.hostname].map((host) => host.replace(/^www\./, ''));
  return a !== b && !a?.endsWith(`.${b}`) && !b?.endsWith(`.${a}`);
}

function trueHost(link: Element, host: string): Element {
  const note = link.ownerDocument.createElement('bdi');
  note.className = 'host';
  note.textContent = ` (${host})`;
  return note;
}
