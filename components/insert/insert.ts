import { isField, restore, type Target, written } from './target.ts';

/** So long an editor that took the text may need to show it, in milliseconds. */
const SHOWS = 500;
/** Editors follow the focus a moment later than it comes. */
const SETTLES = 30;
/** So much of the end of a text is looked for. */
const MARK = 30;

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** Without what editors add or change by themselves: kinds of blanks, marks of no width. */
const squeezed = (text: string) => text.replace(/[\s\u200b\u2060\ufeff]+/g, '');
const countOf = (text: string, part: string) => text.split(part).length - 1;

interface Arrival {
  /** The text stands there once more than before. */
  arrived(): boolean;
  /** Something else became of it: then nothing more is tried, or it could stand there twice. */
  changed(): boolean;
  /** As much came as the text is long, but for what an editor shapes in its own way. */
  grew(): boolean;
}

/**
 * Looks for the end of the text's last line: editors of long documents draw only what is around the cursor, and some
 * number their lines. What was selected is replaced by it.
 */
function arrival(target: Target, text: string): Arrival {
  const mark = squeezed(text.trim().split('\n').at(-1) ?? '').slice(-MARK);
  const now = () => squeezed(written(target));
  const selected = target.range?.toString() ?? written(target).slice(target.from ?? 0, target.to ?? 0);
  const replaced = target.kind === 'code' ? '' : squeezed(selected);
  const before = now();
  const least = before.length - replaced.length + squeezed(text).length / 2;
  const count = countOf(before, mark) - countOf(replaced, mark);
  return {
    arrived: () => countOf(now(), mark) > count,
    changed: () => now() !== before,
    grew: () => now().length >= least,
  };
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
  const { arrived, changed, grew } = arrival(target, fitting);
  for (const way of WAYS[target.kind]) {
    if (await way(target, fitting, arrived)) return true;
    if (changed()) return grew();
  }
  return false;
}
