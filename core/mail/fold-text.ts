/** A mail's text, and what its reader has seen before. */
export interface FoldedText {
  readonly text: string;
  /** Signature and quoted history; '' = nothing to fold. */
  readonly rest: string;
}

/** «On 3 May Ana wrote:» in our three languages and the commonest others. */
const ATTRIBUTION = /(?:wrote|escreveu|escribió|schrieb|a écrit|ha scritto|schreef)\s*:\s*$/i;
/** How such a sentence begins: a line before it that does not is the agent's own word. */
const OPENING = /^\s*(?:On|Em|El|Am|Le|Il|Op)\s/;
/** Nobody signs with more lines than this; more is text after a line of dashes. */
const SIGNATURE_LINES = 15;
/** An attribution may be broken over this many lines by the program that wrote it. */
const ATTRIBUTION_LINES = 3;

const isQuoted = (line: string | undefined) => line?.startsWith('>') ?? false;
const isBlank = (line: string | undefined) => line?.trim() === '';

/** Where the quote at the end begins, its attribution included; `end` if there is none. */
function quoteStart(lines: readonly string[], end: number): number {
  let start = end;
  while (start > 0 && (isQuoted(lines[start - 1]) || isBlank(lines[start - 1]))) start--;
  const first = lines.slice(start, end).findIndex(isQuoted);
  if (first < 0) return end;
  if (!ATTRIBUTION.test(lines[start - 1] ?? '')) return start;
  for (let back = 1; back <= ATTRIBUTION_LINES; back++)
    if (OPENING.test(lines[start - back] ?? '')) return start - back;
  return start - 1;
}

/** Where the signature at the end begins: the last line of two dashes; `end` if there is none. */
function signatureStart(lines: readonly string[], end: number): number {
  for (let at = end - 1; at >= Math.max(0, end - SIGNATURE_LINES - 1); at--)
    if (/^--[ \t\r]*$/.test(lines[at] ?? '')) return at;
  return end;
}

/**
 * Parts a plain mail from its signature and the quoted history at its end, in either order. Answers between quotes
 * stay in the open, and so does a mail that is nothing but quote.
 */
export function foldText(text: string): FoldedText {
  const lines = text.split('\n');
  let end = lines.length;
  for (let before = -1; before !== end; ) {
    before = end;
    while (end > 0 && isBlank(lines[end - 1])) end--;
    end = signatureStart(lines, quoteStart(lines, end));
  }
  const said = lines.slice(0, end).join('\n').trimEnd();
  const rest = lines.slice(end).join('\n').trim();
  return said.trim() === '' || rest === '' ? { text, rest: '' } : { text: said, rest };
}
