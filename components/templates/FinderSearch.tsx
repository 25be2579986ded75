import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon, type Listbox, SearchIcon } from '@/components/controls';
import { t } from '@/components/locales';

interface SearchProps {
  /** What it filters. */
  readonly box: Listbox;
  /** Esc; undefined = there is nothing to close. */
  readonly onClose: (() => void) | undefined;
}

/** The field above the list: it keeps the keyboard, and the arrows move in the list. */
export function FinderSearch({ box, onClose }: SearchProps) {
  const field = useRef<HTMLInputElement>(null);
  // The answer may come after the list was opened, so the focus is taken here.
  useLayoutEffect(() => field.current?.focus({ preventScroll: true }), []);
  const onKeyDown = (event: KeyboardEvent) => {
    // Nothing typed here may reach the composer around it: there, Ctrl+Enter sends.
    event.stopPropagation();
    if (event.key === 'Escape' && onClose) onClose();
    else box.onKey(event);
  };
  return (
    <div class="picker-search">
      <Icon of={SearchIcon} />
      <input
        ref={field}
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        placeholder={t('template.search')}
        aria-label={t('template.search')}
        aria-expanded="true"
        aria-controls={box.listId}
        aria-autocomplete="list"
        aria-activedescendant={box.count > 0 ? box.optionId(box.current) : undefined}
        value={box.text}
        onInput={(event) => box.type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
