import { isField, restore, type Target, written } from './target.ts';

/** So long an editor that took the text may need to show it, in milliseconds. */
const SHOWS = 500;
/** Editors follow the focus a moment later than it comes. */
const SETTLES = 30;
/** Editors of long documents draw only what is around the cursor, so the end of a text stands for all of it. */
const MARK = 60;

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** Without what editors add or change by themselves: kinds of blanks, marks of no width. */
const squeezed = (text: string) => text.replace(/[\s\u200b\u2060\ufeff]+/g, '');
const countOf = (text: string, part: string) => text.split(part).length - 1;

/** Tells whether the text stands there once more than before; what was selected is replaced by it. */
function arrival(target: Target, text: string): () => boolean {
  const mark = squeezed(text).slice(-MARK);
  const count = () => countOf(squeezed(written(target)), mark);
  const replaced = target.range?.toString() ?? written(target).slice(target.from ?? 0, target.to ?? 0);
  const before = count() - (target.kind === 'code' ? 0 : countOf(squeezed(replaced), mark));
  return () => count() > before;
}

/** As if it came from the clipboard: editors with a document of their own take it whole, as one step of their undo. */
async function paste({ element }: Target, text: string, arrived: () => boolean) {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  const event = new ClipboardEvent('paste', {
    clipboardData,
    bubbles: true,
    cancelable: true,
    composed: true,
  });
  element.dispatchEvent(event);
  // Nobody listened: the browser pastes nothing for an event that no person made.
  const until = performance.now() + (event.defaultPrevented ? SHOWS : 0);
  await wait(0);
  while (!arrived() && performance.now() < until) await wait(20);
  return arrived();
}

/** As if it was typed: the browser's own editing, with its own undo. */
async function type(_: Target, text: string, arrived: () => boolean) {
  document.execCommand('insertText', false, text);
  await wait(0);
  return arrived();
}

/** Last of all, for fields the browser would not type into: the text is right, but their undo ends here. */
async function set({ element }: Target, text: string, arrived: () => boolean) {
  if (!isField(element) || element.selectionStart === null) return false;
  element.setRangeText(text, element.selectionStart, element.selectionEnd ?? element.selectionStart, 'end');
  element.dispatchEvent(
    new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertText', data: text }),
  );
  await wait(0);
  return arrived();
}

const WAYS = { plain: [type, set], code: [paste, type], rich: [paste, type] } as const;

/** Whether a field has room for it: one that is cut would be a half message. */
const fits = ({ element, from, to }: Target, text: string) =>
  !isField(element) ||
  element.maxLength < 0 ||
  element.value.length - ((to ?? 0) - (from ?? 0)) + text.length <= element.maxLength;

/**
 * Writes a text where the person was editing, and looks whether it arrived. False = the page did not take it, or
 * what was edited is gone.
 */
export async function insert(target: Target, text: string): Promise<boolean> {
  const { element } = target;
  if (!element.isConnected) return false;
  // One line takes no second one; browsers would glue them together.
  const fitting = element instanceof HTMLInputElement ? text.replace(/\s*\n\s*/g, ' ') : text;
  if (!fits(target, fitting)) return false;
  restore(target);
  await wait(SETTLES);
  const arrived = arrival(target, fitting);
  for (const way of WAYS[target.kind]) if (await way(target, fitting, arrived)) return true;
  return false;
}
