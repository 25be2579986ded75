import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import {
  BookOpenIcon,
  Icon,
  LayoutTemplateIcon,
  type Option,
  SearchIcon,
  StarIcon,
  useListbox,
} from '@/components/controls';
import { OptionList } from '@/components/controls/OptionList.tsx';
import { locale, t } from '@/components/locales';
import type { Contact } from '@/core/model/contact';
import type { QuickItem } from '@/core/queries/from-page';
import { findOptions } from './find.ts';
import { MarkedText } from './MarkedText.tsx';
import { gapsOf, languageOf, textOf, titleOf } from './ready-text.ts';
import type { Ways } from './ways.ts';

interface FindTextProps {
  readonly items: readonly QuickItem[];
  readonly ways: Ways;
  onChoose(item: QuickItem): void;
}

const nameOf = (language: string) => {
  try {
    return new Intl.DisplayNames([locale.value], { type: 'language' }).of(language) ?? language;
  } catch {
    return language; // A desk's own word.
  }
};

/** Starred first, then the reader's language, then what is used most. Desks are named only where there are several, languages where they differ from the reader's. */
function optionsOf(items: readonly QuickItem[], contact: Contact | null): Option[] {
  const severalDesks = new Set(items.map(({ desk }) => desk)).size > 1;
  const rank = (item: QuickItem) => (languageOf(item).slice(0, 2) === locale.value.slice(0, 2) ? 0 : 1);
  return items
    .toSorted(
      (a, b) =>
        Number(b.starred) - Number(a.starred) ||
        rank(a) - rank(b) ||
        b.used - a.used ||
        titleOf(a).localeCompare(titleOf(b)),
    )
    .map((item) => {
      const text = textOf(item, contact, {}).replace(/\s+/g, ' ').trim();
      const language = rank(item) === 0 ? '' : nameOf(languageOf(item));
      return {
        id: item.id,
        label: titleOf(item),
        detail: [severalDesks ? item.deskName : '', language, text].filter(Boolean).join(' · '),
        icon: item.starred ? StarIcon : item.kind === 'reply' ? BookOpenIcon : LayoutTemplateIcon,
        words: language,
      };
    });
}

/** Type to find, arrows to look at, Enter to use; what has gaps is filled first. */
export function FindText({ items, ways, onChoose }: FindTextProps) {
  const { contact } = ways;
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus({ preventScroll: true }), []);
  const options = useMemo(() => optionsOf(items, contact), [items, contact]);
  const itemOf = (id: string | undefined) => items.find((item) => item.id === id);
  const box = useListbox({
    options,
    filter: findOptions,
    onChoose: (id) => {
      const item = itemOf(id);
      if (item) onChoose(item);
    },
  });
  const current = itemOf(box.shown[box.current]?.id);

  const onKeyDown = (event: KeyboardEvent) => {
    const ready = event.key === 'Enter' && !event.isComposing && current;
    // The keyboard is in our frame, so nobody steers this press; a click shows the text first.
    if (!ready || gapsOf(current, contact).length > 0) return box.onKey(event);
    event.preventDefault();
    ways.onUse(textOf(current, contact, {}));
  };
  return (
    <>
      <div class="palette-search">
        <Icon of={SearchIcon} />
        <input
          ref={field}
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck={false}
          placeholder={t('palette.find')}
          aria-label={t('palette.find')}
          aria-expanded="true"
          aria-controls={box.listId}
          aria-autocomplete="list"
          aria-activedescendant={box.count > 0 ? box.optionId(box.current) : undefined}
          value={box.text}
          onInput={(event) => box.type(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <OptionList box={box} label={t('palette.title')} />
      {current && (
        <section class="palette-preview" aria-label={t('quick.preview')}>
          <MarkedText text={textOf(current, contact, {})} />
          <p class="palette-hint">
            {gapsOf(current, contact).length > 0 && t('palette.enter.fill')}
            {gapsOf(current, contact).length === 0 &&
              t(ways.site.field ? 'palette.enter.insert' : 'palette.enter.copy')}
          </p>
        </section>
      )}
    </>
  );
}
