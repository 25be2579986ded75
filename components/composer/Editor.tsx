import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect } from 'preact/hooks';
import { typedAhead } from '@/components/app/keys.ts';
import { toast } from '@/components/controls';
import { t } from '@/components/locales';
import type { DraftTab } from '@/core/model/draft';
import type { DraftModel } from './draft-model.ts';
import { readRich } from './rich-text.ts';

interface EditorProps {
  readonly tab: DraftTab;
  readonly draft: DraftModel;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly label: string;
  /** BCP 47 tag for the spell checker. */
  readonly language: string;
  /** Changes when somebody asked to write here. */
  readonly focus: number;
  /** Enter alone sends as well, and Shift+Enter begins a new line. */
  readonly enterSends?: boolean;
  /** Ctrl or Cmd + Enter. */
  onSend(): void;
  /** Something was typed or put in. */
  onWrite?(): void;
  onFiles(files: readonly File[]): void;
}

/** A key pressed while a word is still being composed belongs to the input method. */
const isComposing = (event: KeyboardEvent) => event.isComposing || event.keyCode === 229;

/** What Enter does. Held down it never sends, and where it sends it writes no lines into the next message either. */
function meaningOf(event: KeyboardEvent, enterSends: boolean): 'send' | 'swallow' | 'type' {
  const plain = !event.shiftKey && !event.altKey;
  if (event.key !== 'Enter') return 'type';
  if (!event.ctrlKey && !event.metaKey && !(enterSends && plain)) return 'type';
  return event.repeat ? 'swallow' : 'send';
}

/** Files of a paste; what was copied from a document brings a picture of its text along, and there the text is meant. */
const pastedFiles = (data: DataTransfer | null) =>
  data?.types.includes('text/plain') ? [] : [...(data?.files ?? [])];

/** The text field: grows with its text to 40 % of the height, then scrolls. */
export function Editor(props: EditorProps) {
  const { tab, draft, field, label, language, focus, enterSends = false, onSend, onWrite, onFiles } = props;
  const text = draft.text.value;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time it is asked for
  useEffect(() => {
    if (focus === 0) return;
    field.current?.focus();
    const typed = typedAhead();
    if (typed) insertAtCursor(field.current, draft, typed);
  }, [focus, field]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useLayoutEffect(() => grow(field.current), [text]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    const meaning = meaningOf(event, enterSends);
    if (meaning !== 'type') event.preventDefault();
    if (meaning === 'send') onSend();
    if (event.key === 'Escape') field.current?.blur();
  };
  const onPaste = (event: ClipboardEvent) => {
    const { clipboardData: data } = event;
    const files = pastedFiles(data);
    const rich =
      data && files.length === 0 && readRich(data.getData('text/html'), data.getData('text/plain'));
    if (files.length === 0 && !rich) return;
    event.preventDefault();
    if (!rich) return onFiles(files);
    insertAtCursor(field.current, draft, rich.text);
    const { pictures } = rich;
    if (pictures > 0) toast.show({ text: t('paste.pictures', { count: pictures }), tone: 'bad' });
  };
  return (
    <textarea
      ref={field}
      class="composer-text"
      data-tab={tab}
      aria-label={label}
      aria-description={enterSends ? t('writing.enterHint') : undefined}
      placeholder={enterSends ? `${label}\n${t('writing.enterHint')}` : label}
      rows={3}
      dir="auto"
      lang={language || undefined}
      spellcheck
      value={text}
      onInput={(event) => {
        draft.setText(event.currentTarget.value);
        onWrite?.();
      }}
      onKeyDown={onKeyDown}
      onPaste={onPaste}
      onBlur={() => void draft.flush()}
    />
  );
}

/** Where CSS cannot do it (Firefox), the field is measured after each change. */
function grow(field: HTMLTextAreaElement | null) {
  if (!field || globalThis.CSS?.supports?.('field-sizing: content')) return;
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight + 2}px`;
}

/** Puts text where the cursor is, as if it had been typed: the browser's own undo takes it back. */
export function insertAtCursor(field: HTMLTextAreaElement | null, draft: DraftModel, text: string) {
  if (!field) return;
  field.focus();
  // Deprecated, but still the only way that keeps the undo history; both browsers support it for text fields.
  if (document.execCommand?.('insertText', false, text)) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
  draft.setText(field.value);
}

/** A ready text begins a line of its own unless the cursor stands at the start of one. */
export function onOwnLine(field: HTMLTextAreaElement | null, text: string): string {
  const before = field?.value.slice(0, field.selectionStart) ?? '';
  return before === '' || before.endsWith('\n') ? text : `\n${text}`;
}
