import { isModal, isTyping } from '@/components/app/keys.ts';
import { toast } from '@/components/controls';
import { t } from '@/components/locales';
import { counted, decisions, said, undoDecision } from './decisions.ts';

const isUndoKey = ({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent) =>
  (ctrlKey || metaKey) && !shiftKey && !altKey && key.toLowerCase() === 'z';

/** The way back for a decision made in a case, from whatever is on screen by then: by toast and by key. */
export function offerUndo(approval: string, onUndone: (approval: string) => void) {
  const decision = decisions.value.findLast((one) => one.approval === approval && one.until > Date.now());
  if (!decision) return;
  const over = new AbortController();
  const undo = async () => {
    over.abort();
    toast.dismiss(shown);
    if (await undoDecision(decision)) onUndone(approval);
  };
  const action = { label: t('action.undo'), run: () => void undo() };
  const shown = toast.show({
    text: said(decision),
    live: (count) => counted(decision, count),
    until: decision.until,
    action,
  });
  const onKey = (event: KeyboardEvent) => {
    if (!isUndoKey(event) || event.defaultPrevented || isModal() || isTyping(event.target)) return;
    event.preventDefault();
    void undo();
  };
  document.addEventListener('keydown', onKey, { signal: over.signal });
  setTimeout(() => over.abort(), decision.until - Date.now());
}
