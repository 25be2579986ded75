import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '@/components/locales';

/** How one value is read, checked and handed over. */
export interface Editing {
  /** As it is shown while nobody edits. */
  readonly value: string;
  /** What was typed, as it is stored. */
  tidy(typed: string): string;
  /** What is wrong with a tidied value; '' = nothing. */
  problemOf(value: string): string;
  /** Stores it as owed; undefined = that did not work, and was said. */
  save(value: string): Promise<unknown>;
}
interface Typed {
  readonly text: string;
  /** The browser could not read it: half a date. */
  readonly unreadable: boolean;
  /** Handed over; kept on show only until the new value comes back. */
  readonly handed: boolean;
}

/** So long after handing over the value that came back counts, in milliseconds. */
const SETTLE = 2000;

/**
 * A value edited in place: it is saved on leaving the field or by Enter, and never lost on the way: what cannot be
 * saved stays in the field with the reason, and leaving the case saves it too.
 */
export function useEditing(editing: Editing) {
  const typed = useSignal<Typed | undefined>(undefined);
  const problem = useSignal('');
  const latest = useRef(editing);
  latest.current = editing;

  const forget = () => {
    typed.value = undefined;
    problem.value = '';
  };
  const finish = async () => {
    const now = typed.value;
    if (!now || now.handed) return;
    const { tidy, problemOf, save, value } = latest.current;
    const text = tidy(now.text);
    problem.value = now.unreadable ? t('card.bad.date') : problemOf(text);
    if (problem.value) return;
    if (text === value) return forget();
    const handed = { text, unreadable: false, handed: true };
    typed.value = handed;
    const done = await save(text);
    if (typed.value !== handed) return;
    if (done === undefined) typed.value = { ...handed, handed: false };
    else setTimeout(() => typed.value === handed && forget(), SETTLE);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new value is what ends the waiting
  useEffect(() => {
    if (typed.value?.handed) forget();
  }, [editing.value]);
  // Going to another case takes the field away without it ever losing the focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, at the end
  useEffect(() => () => void finish(), []);

  return {
    text: typed.value?.text ?? editing.value,
    problem: problem.value,
    type(text: string, unreadable = false) {
      typed.value = { text, unreadable, handed: false };
    },
    finish,
    forget,
  };
}
