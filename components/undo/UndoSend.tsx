import { useEffect, useRef } from 'preact/hooks';
import { isModal, isTyping } from '@/components/app/keys.ts';
import { place } from '@/components/app/navigation.ts';
import { toast } from '@/components/controls';
import { t } from '@/components/locales';
import '@/components/locales/approvals.ts';
import { useQuery } from '@/core/live/use-query';
import type { GoingOut } from '@/core/queries/going-out';
import { undoSend } from './undo-send.ts';

const NOTHING: readonly GoingOut[] = [];

/** What it says once, and while the seconds go by. */
function wordsOf({ tab, contactName }: GoingOut): { text: string; live(count: number): string } {
  const name = contactName || t('contact.unknown');
  if (tab === 'note') return { text: t('undo.note'), live: (count) => t('undo.toast.note', { count }) };
  return tab === 'approval'
    ? { text: t('ask.going.said', { name }), live: (count) => t('ask.going.toast', { name, count }) }
    : { text: t('undo.reply', { name }), live: (count) => t('undo.toast.reply', { name, count }) };
}

/** What the toast of one says. */
const contentOf = (one: GoingOut) => ({
  ...wordsOf(one),
  until: Date.parse(one.undoUntil),
  action: { label: t('action.undo'), run: () => void undoSend(one.item) },
});

/** One toast for each, gone in the moment it goes out or is taken back, wherever that was done. */
function useToasts(going: readonly GoingOut[]) {
  const shown = useRef(new Map<string, number>());
  useEffect(() => {
    for (const [item, id] of shown.current)
      if (!going.some((one) => one.item === item)) {
        toast.dismiss(id);
        shown.current.delete(item);
      }
    for (const one of going)
      if (!shown.current.has(one.item)) shown.current.set(one.item, toast.show(contentOf(one)));
  }, [going]);
  useEffect(() => {
    const { current } = shown;
    return () => {
      for (const id of current.values()) toast.dismiss(id);
    };
  }, []);
  useMakeWay(going, shown.current);
}

/** Who writes on wants to see what they write: the thread in front has the same way back. */
function useMakeWay(going: readonly GoingOut[], shown: ReadonlyMap<string, number>) {
  useEffect(() => {
    const onInput = () => {
      for (const one of going) if (one.case === place.value.case) toast.dismiss(shown.get(one.item) ?? 0);
    };
    document.addEventListener('input', onInput);
    return () => document.removeEventListener('input', onInput);
  }, [going, shown]);
}

/** A text that somebody wrote in has an undo of its own; the field that sending emptied has none. */
const hasOwnUndo = (target: EventTarget | null, typed: boolean) =>
  isTyping(target) && (typed || !(target instanceof HTMLTextAreaElement) || target.value !== '');

/** Ctrl+Z takes back what was sent last. */
function useUndoKey(going: readonly GoingOut[]) {
  const typed = useRef(false);
  const last = going.at(-1)?.item;
  useEffect(() => {
    typed.current = false;
    if (!last) return undefined;
    const onInput = () => {
      typed.current = true;
    };
    const onKey = (event: KeyboardEvent) => {
      const pressed = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
      if (!pressed || event.key.toLowerCase() !== 'z' || event.defaultPrevented || isModal()) return;
      if (hasOwnUndo(event.target, typed.current)) return;
      event.preventDefault();
      void undoSend(last);
    };
    document.addEventListener('input', onInput);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('input', onInput);
      document.removeEventListener('keydown', onKey);
    };
  }, [last]);
}

/** The way back for what was just sent, from whatever is on screen by now: by toast and by key. */
export function UndoSend() {
  const answer = useQuery('goingOut', null);
  const going = answer.state === 'ready' ? answer.value : NOTHING;
  useToasts(going);
  useUndoKey(going);
  return null;
}
