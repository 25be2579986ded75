/** What the person edits, with the place in it, as it was when they asked for the palette. */
export interface Target {
  readonly element: HTMLElement;
  /** plain: its text is its value · code: a field that hands everything on to an editor drawn elsewhere · rich: a document of its own. */
  readonly kind: 'plain' | 'code' | 'rich';
  /** Of a field that tells its selection. */
  readonly from: number | null;
  readonly to: number | null;
  /** Of a document. */
  readonly range: Range | null;
}

/** Reaches into closed shadow roots too; only scripts of extensions can. */
export type OpenRoot = (element: HTMLElement) => ShadowRoot | null;

/** Editors that read from a hidden field and draw what was written beside it. */
const CODE = '.CodeMirror, .ace_editor, .monaco-editor';
/** Where words are written; anything else (dates, colours, passwords) takes no text of ours. */
const WORDS = new Set(['text', 'search', 'email', 'url', 'tel']);

const isFrame = (element: Element) => /^i?frame$/i.test(element.tagName);

/** The element that has the focus, through every shadow root; null = none, or it is in another frame. */
export function focused(openRoot: OpenRoot): HTMLElement | null {
  let element: Element | null = document.activeElement;
  while (element instanceof HTMLElement) {
    const inner: Element | null = openRoot(element)?.activeElement ?? null;
    if (!inner) break;
    element = inner;
  }
  return element instanceof HTMLElement && !isFrame(element) ? element : null;
}

/** The outermost element that is edited as one document. */
function documentOf(element: HTMLElement): HTMLElement | null {
  if (!element.isContentEditable) return null;
  let host = element;
  while (host.parentElement?.isContentEditable) host = host.parentElement;
  return host;
}

/** Inside a shadow root Chromium asks the root itself; Firefox tells it by the document. */
function selectionIn(element: Element): Selection | null {
  const root = element.getRootNode();
  const ask: unknown = Reflect.get(root, 'getSelection');
  return typeof ask === 'function' ? ask.call(root) : document.getSelection();
}

function rangeIn(host: HTMLElement): Range | null {
  const selection = selectionIn(host);
  if (!selection || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  return host.contains(range.commonAncestorContainer) ? range.cloneRange() : null;
}

const isField = (element: HTMLElement): element is HTMLInputElement | HTMLTextAreaElement =>
  element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && WORDS.has(element.type));

/** What can be written into, of what has the focus; null = nothing. */
export function targetOf(element: HTMLElement | null): Target | null {
  if (!element) return null;
  if (isField(element)) {
    if (element.readOnly || element.matches(':disabled')) return null;
    const kind = element.closest(CODE) ? 'code' : 'plain';
    return { element, kind, from: element.selectionStart, to: element.selectionEnd, range: null };
  }
  const host = documentOf(element);
  return host && { element: host, kind: 'rich', from: null, to: null, range: rangeIn(host) };
}

/** What somebody selected; never of a password. */
export function selectedText(element: HTMLElement | null): string {
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
    if (!isField(element)) return '';
    return element.value.slice(element.selectionStart ?? 0, element.selectionEnd ?? 0);
  }
  return ((element && selectionIn(element)) ?? document.getSelection())?.toString() ?? '';
}

const isSame = (a: Range, b: Range) =>
  a.startContainer === b.startContainer &&
  a.startOffset === b.startOffset &&
  a.endContainer === b.endContainer &&
  a.endOffset === b.endOffset;

/** Focus and cursor as they were. Focusing moves the cursor of some documents to their beginning. */
export function restore({ element, from, to, range }: Target) {
  // Where the editor keeps it now: it may have drawn anew what it first pointed at.
  const kept = isField(element) ? null : (rangeIn(element) ?? range);
  element.focus({ preventScroll: true });
  if (isField(element)) {
    if (from !== null) element.setSelectionRange(from, to);
    return;
  }
  const selection = selectionIn(element);
  const now = rangeIn(element);
  if (!selection || !kept || !element.contains(kept.startContainer) || (now && isSame(now, kept))) return;
  selection.removeAllRanges();
  selection.addRange(kept);
}

/** What the text is looked for in after it was written: the document, the value, or what the editor draws. */
export function written({ element, kind }: Target): string {
  if (kind === 'code') return element.closest(CODE)?.textContent ?? '';
  return isField(element) ? element.value : (element.textContent ?? '');
}

export { isField };
