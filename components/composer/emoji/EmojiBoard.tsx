import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Icon, SearchIcon } from '@/components/controls';
import { t } from '@/components/locales';
import { EmojiGrid } from './EmojiGrid.tsx';
import { type Emoji, findEmoji, GROUPS } from './emoji-data.ts';
import { GroupBar } from './GroupBar.tsx';

interface EmojiBoardProps {
  readonly all: readonly Emoji[];
  readonly recent: readonly string[];
  onPick(char: string, stay: boolean): void;
}

/** Emoji under one heading. */
export interface Section {
  readonly id: string;
  readonly name: string;
  readonly chars: readonly string[];
}

function sectionsOf(all: readonly Emoji[], recent: readonly string[]): readonly Section[] {
  const groups = GROUPS.map((group) => ({
    id: `${group}`,
    name: t(`emoji.group.${group}`),
    chars: all.filter((emoji) => emoji.group === group).map(({ char }) => char),
  }));
  const lately = { id: 'recent', name: t('emoji.recent'), chars: recent };
  return [lately, ...groups].filter(({ chars }) => chars.length > 0);
}

const foundSection = (found: readonly Emoji[]): Section => ({
  id: 'found',
  name: t('list.matches', { count: found.length }),
  chars: found.map(({ char }) => char),
});

/** The search field, the groups and the grid. */
export function EmojiBoard({ all, recent, onPick }: EmojiBoardProps) {
  const field = useRef<HTMLInputElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const [text, setText] = useState('');
  const [group, setGroup] = useState<string>();
  const sections = useMemo(() => sectionsOf(all, recent), [all, recent]);
  const searching = text.trim() !== '';
  const found = useMemo(() => (searching ? findEmoji(all, text) : []), [all, text, searching]);
  const shown = useMemo(() => (searching ? [foundSection(found)] : sections), [searching, found, sections]);
  // What was found stands at the top, wherever the grid was scrolled to before.
  // biome-ignore lint/correctness/useExhaustiveDependencies: for every new content
  useLayoutEffect(() => grid.current?.scrollTo?.({ top: 0 }), [shown]);
  // The data came after the popover opened, so the focus is taken here.
  useLayoutEffect(() => field.current?.focus({ preventScroll: true }), []);

  const toGrid = () => grid.current?.querySelector('button')?.focus();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') toGrid();
    else if (event.key === 'Enter' && found[0]) onPick(found[0].char, event.shiftKey);
    else return;
    event.preventDefault();
  };
  const type = (value: string) => {
    setText(value);
    setGroup(undefined); // what was found, and all groups after it, begin at the top
  };
  const jump = (id: string) => {
    setGroup(id);
    const heading = grid.current?.querySelector(`[data-section="${id}"]`);
    heading?.scrollIntoView?.({ block: 'start' });
  };

  return (
    <>
      <div class="picker-search">
        <Icon of={SearchIcon} />
        <input
          ref={field}
          type="search"
          autocomplete="off"
          spellcheck={false}
          placeholder={t('emoji.search')}
          aria-label={t('emoji.search')}
          value={text}
          onInput={(event) => type(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      {!searching && <GroupBar sections={sections} current={group ?? sections[0]?.id} onJump={jump} />}
      {searching && found.length === 0 ? (
        <p class="options-none">{t('emoji.none')}</p>
      ) : (
        <EmojiGrid
          gridRef={grid}
          sections={shown}
          onPick={onPick}
          onReach={searching ? undefined : setGroup}
          onLeave={() => field.current?.focus()}
        />
      )}
      <p class="visually-hidden" role="status">
        {searching && t('list.matches', { count: found.length })}
      </p>
    </>
  );
}
