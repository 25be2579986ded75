/** Words on the folds. */
export interface FoldWords {
  readonly quoted: string;
  readonly signature: string;
}

/** What mail programs mark their quotes and signatures with; seen before class and id are taken away. */
const QUOTE =
  /\b(?:gmail_quote|yahoo_quoted|protonmail_quote|moz-forward-container|zmail_extra|divRplyFwdMsg|appendonsend)\b/i;
const SIGNATURE = /\b(?:gmail_signature|moz-signature|protonmail_signature_block|x_Signature|Signature)\b/;
/** «On 3 May Ana wrote:» in our three languages and the commonest others. */
const ATTRIBUTION = /(?:wrote|escreveu|escribió|schrieb|a écrit|ha scritto|schreef)\s*:\s*$/i;

/** Elements that a mail program marked, gathered while DOMPurify still sees the marks. */
export class Marks {
  readonly quotes = new Set<Node>();
  readonly signatures = new Set<Node>();

  note(node: Node, value: string) {
    if (QUOTE.test(value)) this.quotes.add(node);
    else if (SIGNATURE.test(value)) this.signatures.add(node);
  }
}

/** Folds what the reader has already seen: the quoted history at the end and the signature before it. */
export function fold(body: Element, marks: Marks, words: FoldWords): void {
  const quote = firstOf(body, marks.quotes) ?? trailingQuote(body);
  if (quote) {
    const start = attributionOf(quote) ?? quote;
    // A forwarded mail is nothing but quote: it stays open.
    if (textBetween(body, null, start)) wrap(withRest(start, body), words.quoted);
  }
  const signature = firstOf(body, marks.signatures) ?? dashesIn(body);
  if (signature && !signature.closest('details') && textBetween(body, null, signature))
    wrap([signature], words.signature);
}

const firstOf = (body: Element, marked: ReadonlySet<Node>) =>
  marked.size ? [...body.querySelectorAll('*')].find((element) => marked.has(element)) : undefined;

/** The last outermost quote, if nothing is said after it: answers between quotes stay in the open. */
function trailingQuote(body: Element): Element | undefined {
  const outer = [...body.querySelectorAll('blockquote')].filter(
    (quote) => !quote.parentElement?.closest('blockquote'),
  );
  const last = outer.at(-1);
  return last && !textBetween(body, last, null) ? last : undefined;
}

/** The element before a quote that says who wrote it. */
function attributionOf(quote: Element): Element | undefined {
  let before = quote.previousElementSibling;
  while (before?.nodeName === 'BR') before = before.previousElementSibling;
  const text = before?.textContent ?? '';
  return before && text.length < 400 && ATTRIBUTION.test(text.trim()) ? before : undefined;
}

/** `-- ` alone in an element is how plain mail starts a signature. */
const dashesIn = (body: Element) =>
  [...body.querySelectorAll('p, div, span')].find((element) => /^--\s/.test(element.textContent ?? ''));

/** The element and what follows it in its parent, when only the marked separator was found (Outlook). */
function withRest(start: Element, body: Element): Node[] {
  const nodes: Node[] = [];
  for (let node: Node | null = start; node; node = node.nextSibling) nodes.push(node);
  // Inside a wrapper that is not the last thing said, only the element itself is sure to be history.
  return textBetween(body, start.parentElement, null) && start.parentElement !== body ? [start] : nodes;
}

function wrap(nodes: readonly Node[], word: string) {
  const first = nodes[0];
  if (!first?.ownerDocument || !first.parentNode) return;
  const details = first.ownerDocument.createElement('details');
  const summary = first.ownerDocument.createElement('summary');
  summary.textContent = word;
  first.parentNode.insertBefore(details, first);
  details.append(summary, ...nodes);
}

/** Is there anything to read after one element (or the start) and before another (or the end)? */
function textBetween(body: Element, after: Element | null, before: Element | null): boolean {
  const range = body.ownerDocument.createRange();
  range.selectNodeContents(body);
  if (after && after !== body) range.setStartAfter(after);
  if (before) range.setEndBefore(before);
  return /\S/.test(range.toString());
}
