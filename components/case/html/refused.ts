/** Kinds of dangerous things that a mail tried; each has a word in every language. Mere looks are not reported. */
export const REFUSALS = ['script', 'form', 'frame', 'media', 'redirect', 'link', 'tracker'] as const;
/** One of the kinds. */
export type RefusalKind = (typeof REFUSALS)[number];

/** How often something of one kind was taken out. */
export interface Refusal {
  readonly kind: RefusalKind;
  readonly count: number;
}

const BY_TAG: Readonly<Record<string, RefusalKind | undefined>> = {
  script: 'script',
  ...{ form: 'form', input: 'form', button: 'form', select: 'form', textarea: 'form' },
  ...{ iframe: 'frame', frame: 'frame', frameset: 'frame', object: 'frame', embed: 'frame', applet: 'frame' },
  ...{ svg: 'media', math: 'media', video: 'media', audio: 'media', picture: 'media' },
  base: 'redirect',
};

const LINKS = new Set(['href', 'xlink:href', 'src', 'action', 'formaction']);

/** Counts what is refused while DOMPurify walks through a mail. */
export class RefusalCount {
  #counts = new Map<RefusalKind, number>();

  add(kind: RefusalKind | undefined) {
    if (kind) this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
  }

  element(name: string, node?: Node) {
    if (Object.hasOwn(BY_TAG, name)) this.add(BY_TAG[name]);
    if (name === 'meta' && node instanceof Element && /refresh/i.test(node.getAttribute('http-equiv') ?? ''))
      this.add('redirect');
  }

  attribute(name: string, value: string, node: Element) {
    if (/^on/i.test(name)) this.add('script');
    // Browsers skip control characters and spaces inside a scheme, so they are skipped here too.
    else if (LINKS.has(name) && isDangerous(value.replace(/[\s\p{Cc}]/gu, '').slice(0, 40), node))
      this.add('link');
  }

  list(): readonly Refusal[] {
    return REFUSALS.flatMap((kind) => {
      const count = this.#counts.get(kind);
      return count ? [{ kind, count }] : [];
    });
  }
}

const isDangerous = (address: string, node: Element) =>
  /^(?:javascript|vbscript|file|filesystem|blob):/i.test(address) ||
  (/^data:/i.test(address) && node.nodeName !== 'IMG');
