import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { OptionList } from '@/components/controls/OptionList.tsx';
import { hasAnchors, placeBeside } from '@/components/controls/place.ts';
import { t } from '@/components/locales';
import { useSuggestions } from './use-suggestions.ts';

interface InputProps {
  readonly id: string;
  readonly label: string;
  readonly caseId: string;
  /** What the suggestions hang on: the whole field, which is wider than what is left beside the chips. */
  readonly anchorName: string;
  readonly input: RefObject<HTMLInputElement | null>;
  readonly text: string;
  /** Addresses in the envelope already. */
  readonly taken: ReadonlySet<string>;
  onText(text: string): void;
  /** What was typed, chosen or pasted, one or many. */
  onTake(typed: string): void;
  /** Backspace in an empty field. */
  onBack(): void;
  /** Ctrl or Cmd + Z in an empty field; false = there is nothing to undo. */
  onUndo(): boolean;
}

/** Keys after which what was typed is a recipient of its own. */
const ENDS = new Set(['Enter', ',', ';']);

/** A key pressed while a word is still being composed belongs to the input method. */
const isComposing = (event: KeyboardEvent) => event.isComposing || event.keyCode === 229;

/** The field behind the chips: typed one by one, chosen from who is known, or pasted as a list in whatever form. */
export function RecipientInput(props: InputProps) {
  const { id, label, caseId, anchorName, input, text, taken, onText, onTake, onBack, onUndo } = props;
  const { box, open } = useSuggestions({ caseId, text, taken, onChoose: onTake });
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event) || box.onKey(event)) return;
    const withCtrl = event.ctrlKey || event.metaKey;
    if (ENDS.has(event.key) && !withCtrl) {
      event.preventDefault();
      onTake(text);
    }
    if (text !== '') return;
    if (event.key === 'Backspace') {
      event.preventDefault();
      onBack();
    }
    if (withCtrl && !event.shiftKey && event.key.toLowerCase() === 'z' && onUndo()) event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData?.getData('text/plain') ?? '';
    // A piece of an address is pasted into the field as anywhere else.
    if (text !== '' || !/[@,;\n]/.test(pasted)) return;
    event.preventDefault();
    onTake(pasted);
  };
  return (
    <>
      <input
        ref={input}
        id={id}
        class="mail-input"
        type="text"
        role="combobox"
        inputMode="email"
        dir="auto"
        autocomplete="off"
        spellcheck={false}
        aria-description={t('mail.field.hint')}
        aria-expanded={open}
        aria-controls={open ? box.listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={open && box.current >= 0 ? box.optionId(box.current) : undefined}
        value={text}
        onInput={(event) => {
          onText(event.currentTarget.value);
          box.type(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onBlur={() => onTake(text)}
      />
      {open && <List {...{ box, label, input, anchorName }} />}
    </>
  );
}

interface ListProps extends Pick<InputProps, 'label' | 'input' | 'anchorName'> {
  readonly box: ReturnType<typeof useSuggestions>['box'];
}

/** Above everything, so that the folded-out line cannot cut it off. */
function List({ box, label, input, anchorName }: ListProps) {
  const popover = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    popover.current?.showPopover?.();
    const field = input.current?.closest<HTMLElement>('.mail-chips');
    if (popover.current && field && !hasAnchors()) placeBeside(popover.current, field, 'start');
  }, [input]);
  return (
    <div
      ref={popover}
      popover="manual"
      class="popover menu mail-suggestions"
      data-width="anchor"
      style={{ positionAnchor: anchorName }}
    >
      <OptionList box={box} label={t('mail.suggestions', { field: label })} />
    </div>
  );
}
