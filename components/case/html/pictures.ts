/** Formats a browser decodes without ever running anything; SVG is not among them. */
const SAFE_DATA = /^data:image\/(?:png|jpe?g|gif|webp|bmp);base64,/i;
const LONG_DATA = /data:image\/(?:png|jpe?g|gif|webp|bmp);base64,[a-z0-9+/=\s]{1000,}/gi;
const HELD = /^cid:casebar-held-(\d+)$/;
/** All embedded pictures of one mail together, in characters. */
const MOST_HELD = 20_000_000;

/** A mail whose long embedded pictures are replaced by short names, so that they do not count as text. */
export interface Held {
  readonly html: string;
  readonly pictures: readonly string[];
}

/** Takes embedded pictures out of the mail; what is beyond the limit stays out. */
export function holdPictures(html: string): Held {
  const pictures: string[] = [];
  let size = 0;
  const short = html.replace(LONG_DATA, (data) => {
    size += data.length;
    return size > MOST_HELD ? '' : `cid:casebar-held-${pictures.push(data.replace(/\s/g, '')) - 1}`;
  });
  return { html: short, pictures };
}

/** What to do with the pictures of a mail. */
export interface PictureOptions {
  /** Load what lies on other servers? */
  readonly images: boolean;
  /** Content-ID → blob: address of the attachment. */
  readonly inline?: ReadonlyMap<string, string>;
  readonly held: readonly string[];
  /** Stands for a picture without a description. */
  readonly word: string;
}

/** What was not loaded, for the line under the message. */
export interface PictureCount {
  /** Could be shown if the agent asks. */
  blocked: number;
  /** One-pixel pictures, which only tell the sender that the mail was read: never loaded. */
  trackers: number;
}

/** Lets each picture be what it may be: embedded, loaded from its server, or a placeholder with its description. */
export function tamePictures(body: Element, options: PictureOptions): PictureCount {
  const count = { blocked: 0, trackers: 0 };
  for (const picture of body.querySelectorAll('img')) {
    const source = picture.getAttribute('src') ?? '';
    picture.removeAttribute('src');
    const own = embedded(source, options);
    const remote = own ? null : remoteAddress(source);
    if (own) picture.setAttribute('src', own);
    else if (isTracker(picture)) {
      if (remote) count.trackers++;
      picture.remove();
    } else if (remote && options.images) load(picture, remote);
    else {
      if (remote) count.blocked++;
      picture.replaceWith(placeholder(picture, options.word));
    }
  }
  return count;
}

function load(picture: Element, address: string) {
  picture.setAttribute('src', address);
  picture.setAttribute('referrerpolicy', 'no-referrer');
  picture.setAttribute('decoding', 'async');
}

function embedded(source: string, { inline, held }: PictureOptions): string | undefined {
  if (SAFE_DATA.test(source)) return source;
  const number = HELD.exec(source)?.[1];
  if (number !== undefined) return held[Number(number)];
  if (!/^cid:/i.test(source)) return undefined;
  const id = decoded(source.slice(4));
  const address = inline?.get(id) ?? inline?.get(`<${id}>`) ?? '';
  return address.startsWith('blob:') || SAFE_DATA.test(address) ? address : undefined;
}

/**
 * The pictures of a mail as data: addresses. A frame that fetches without cookies is cut off from our storage, and with
 * it from our blob: addresses.
 */
export async function asData(
  html: string,
  inline: PictureOptions['inline'],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...(inline ?? [])].filter(([id]) => html.includes(id.replace(/[<>]/g, '')));
  return new Map(await Promise.all(wanted.map(async ([id, blob]) => [id, await dataAddress(blob)] as const)));
}

async function dataAddress(blob: string): Promise<string> {
  const bytes = await (await fetch(blob)).blob();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(bytes);
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * The address over https, or null. Plain http is asked for over https. Addresses by number or inside the agent's own
 * network are refused: a mail must not make the browser call the office router.
 */
function remoteAddress(source: string): string | null {
  const url = URL.parse(source);
  if (!url) return null;
  if (url.protocol === 'http:' && url.port === '') url.protocol = 'https:';
  const isName = /\.[a-z][a-z0-9-]*\.?$/.test(url.hostname);
  if (
    url.protocol !== 'https:' ||
    !isName ||
    /\.(?:local|localhost|internal|lan|home)\.?$/.test(url.hostname)
  )
    return null;
  url.username = '';
  url.password = '';
  return url.href;
}

const isTracker = (picture: Element) =>
  ['width', 'height'].every((side) => /^\s*[012](?:px)?\s*$/.test(picture.getAttribute(side) ?? ''));

function placeholder(picture: Element, word: string): Element {
  const box = picture.ownerDocument.createElement('span');
  box.className = 'picture';
  box.textContent = picture.getAttribute('alt')?.trim() || word;
  return box;
}
