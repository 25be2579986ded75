import { useEffect, useRef } from 'preact/hooks';

/** Key → what it does; single letters in lower case. */
export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/** Keys pressed there are text. */
export const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Enter and Space belong to the control that has the focus. */
const isPress = (event: KeyboardEvent) =>
  (event.key === 'Enter' || event.key === ' ') &&
  event.target instanceof HTMLElement &&
  event.target.closest('button, a[href], summary, [role=tab]') !== null;

/** A menu, picker or dialog has the keyboard to itself. */
export const isModal = () => document.querySelector('dialog[open], .popover:popover-open') !== null;

/** Text typed for a field that is asked for but not there yet, and how long that is waited for. */
const ahead = { text: '', until: 0 };
/** A field that has not come by then will not come, in milliseconds. */
const COMES = 2000;

/** A text field is about to take the focus: what is typed from now on is text for it, and no command. */
export function expectTyping() {
  ahead.text = '';
  ahead.until = Date.now() + COMES;
}

/** The field is there, or never will be: answers what was typed for it. */
export function typedAhead(): string {
  const { text } = ahead;
  ahead.text = '';
  ahead.until = 0;
  return text;
}

/** Whether a key was text for a field to come. */
function isAhead({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (Date.now() >= ahead.until || ctrlKey || metaKey) return false;
  if (key === 'Backspace') ahead.text = ahead.text.slice(0, -1);
  else if (key === 'Enter') ahead.text += '\n';
  else if ([...key].length === 1) ahead.text += key;
  else return false;
  return true;
}

/** Innermost last: what opened later hears a key first, so Esc goes one step back and not two. */
const layers: { current: KeyMap }[] = [];

function onKeyDown(event: KeyboardEvent) {
  if (event.defaultPrevented || event.altKey || event.isComposing) return;
  if (isTyping(event.target) || isModal()) return;
  if (isAhead(event)) return event.preventDefault();
  if (isPress(event)) return;
  const plain = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const key = event.ctrlKey || event.metaKey ? `Ctrl+${plain}` : plain;
  const run = layers.findLast((layer) => layer.current[key])?.current[key];
  if (!run) return;
  event.preventDefault();
  run(event);
}

/** Single keys of a surface; they work only while no text field has the focus, with Ctrl only where a map says `Ctrl+…`. */
export function useKeys(keys: KeyMap) {
  // Always the newest map: what the keys do changes with every render.
  const layer = useRef(keys);
  layer.current = keys;
  useEffect(() => {
    if (layers.length === 0) document.addEventListener('keydown', onKeyDown);
    layers.push(layer);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
      if (layers.length === 0) document.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}
