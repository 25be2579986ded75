import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Icon, tooltip, UserPlusIcon, XIcon } from '@/components/controls';
import { t } from '@/components/locales';
import { readList, readRecipient, withoutRepeats } from '@/core/mail/addresses';

interface RecipientProps {
  readonly label: string;
  readonly entries: readonly string[];
  /** Addresses that took part before; any other one is marked. */
  readonly known: ReadonlySet<string>;
  /** Becoming true takes the cursor here: this is what comes next. */
  readonly wantsFocus?: boolean;
  onChange(entries: readonly string[]): void;
}

interface RecipientChipProps {
  readonly entry: string;
  readonly known: ReadonlySet<string>;
  onRemove(): void;
}

function RecipientChip({ entry, known, onRemove }: RecipientChipProps) {
  const { name, address } = readRecipient(entry);
  const isNew = address !== '' && !known.has(address);
  const hint = address === '' ? t('mail.bad') : isNew ? t('mail.new') : '';
  const remove = t('mail.remove', { address: address || entry });
  return (
    <li class="chip mail-chip" data-bad={address === '' || undefined} data-new={isNew || undefined}>
      {isNew && <Icon of={UserPlusIcon} />}
      <bdi class="truncate" {...tooltip(hint ? `${address || entry} · ${hint}` : address)}>
        {name || address}
      </bdi>
      {hint && <span class="visually-hidden">{hint}</span>}
      <button type="button" class="chip-remove" aria-label={remove} {...tooltip(remove)} onClick={onRemove}>
        <Icon of={XIcon} />
      </button>
    </li>
  );
}

/** Keys after which what was typed is a recipient of its own. */
const ENDS = new Set(['Enter', ',', ';']);

/** Recipients as chips, with a field for more: typed one by one, or pasted as a list in whatever form. */
export function RecipientField({ label, entries, known, wantsFocus = false, onChange }: RecipientProps) {
  const id = useId();
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (wantsFocus) input.current?.focus();
  }, [wantsFocus]);
  const take = (typed: string) => {
    setText('');
    const added = withoutRepeats(readList(typed), entries);
    if (added.length > 0) onChange([...entries, ...added]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || event.keyCode === 229) return;
    if (ENDS.has(event.key) && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      take(text);
    }
    // The last one comes back as text: that is how a mistake in it is corrected.
    if (event.key === 'Backspace' && text === '' && entries.length > 0) {
      event.preventDefault();
      setText(entries.at(-1) ?? '');
      onChange(entries.slice(0, -1));
    }
  };
  const onPaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData?.getData('text/plain') ?? '';
    // A piece of an address is pasted into the field as anywhere else.
    if (text !== '' || !/[@,;\n]/.test(pasted)) return;
    event.preventDefault();
    take(pasted);
  };
  return (
    <div class="mail-field">
      <label for={id}>{label}</label>
      <ul class="mail-chips" aria-label={label}>
        {entries.map((entry) => (
          <RecipientChip
            key={entry}
            entry={entry}
            known={known}
            onRemove={() => {
              onChange(entries.filter((one) => one !== entry));
              input.current?.focus();
            }}
          />
        ))}
        <li class="mail-more">
          <input
            ref={input}
            id={id}
            class="mail-input"
            type="text"
            inputMode="email"
            autocomplete="off"
            spellcheck={false}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
            onBlur={() => take(text)}
          />
        </li>
      </ul>
    </div>
  );
}
