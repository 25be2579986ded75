import type { Ref, TargetedEvent, TargetedMouseEvent } from 'preact';
import { useMemo } from 'preact/hooks';
import { t } from '@/components/locales';
import type { Section } from './EmojiBoard.tsx';
import { COLUMNS, gridMove } from './grid-move.ts';

interface EmojiGridProps {
  readonly gridRef: Ref<HTMLDivElement>;
  readonly sections: readonly Section[];
  onPick(char: string, stay: boolean): void;
  /** The section that the scrolling came to. */
  readonly onReach?: (section: string) => void;
  /** Up from the first row, or typing: the search field takes over. */
  onLeave(): void;
}

const CELL = 36;
const HEADING = 28;

/** The height a section will have, told beforehand so that the scrollbar is right before anything is drawn. */
const heightOf = ({ chars }: Section) => HEADING + Math.ceil(chars.length / COLUMNS) * CELL;

/** Which section stands at a scroll position. */
function sectionAt(sections: readonly Section[], top: number) {
  let end = 0;
  return sections.find((section) => {
    end += heightOf(section);
    return top < end - HEADING;
  });
}

/** Sections of emoji, one Tab stop; arrows move through all of them as through one grid. */
export function EmojiGrid({ gridRef, sections, onPick, onReach, onLeave }: EmojiGridProps) {
  const counts = sections.map(({ chars }) => chars.length);

  const onClick = (event: TargetedMouseEvent<HTMLElement>) => {
    const char = cellOf(event.target)?.textContent;
    if (char) onPick(char, event.shiftKey);
  };
  // By hand, not by rendering: 1,700 cells would be compared for each step.
  const onFocusIn = (event: TargetedEvent<HTMLElement, FocusEvent>) => {
    const cell = cellOf(event.target);
    if (!cell) return;
    event.currentTarget.querySelector('button[tabindex="0"]')?.setAttribute('tabindex', '-1');
    cell.tabIndex = 0;
  };
  const onKeyDown = (event: TargetedEvent<HTMLElement, KeyboardEvent>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // The letter itself arrives in the field: the focus moves before the browser inserts it.
    if (event.key.length === 1 && event.key !== ' ') return onLeave();
    const cells = [...event.currentTarget.querySelectorAll('button')];
    const cell = cellOf(event.target);
    const target = cell && gridMove(counts, cells.indexOf(cell), event.key);
    if (target === undefined) return;
    event.preventDefault();
    if (target === -1) return onLeave();
    cells[target]?.focus();
  };
  const onScroll = (event: TargetedEvent<HTMLElement>) => {
    const reached = sectionAt(sections, event.currentTarget.scrollTop);
    if (reached) onReach?.(reached.id);
  };
  // The same elements again unless the sections changed, so that a new group in the bar costs nothing here.
  const drawn = useMemo(() => sections.map(drawSection), [sections]);

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset does not scroll as a flex child
    <div
      ref={gridRef}
      class="emoji-grid"
      role="group"
      aria-label={t('emoji.label')}
      onClick={onClick}
      onFocusIn={onFocusIn}
      onKeyDown={onKeyDown}
      onScroll={onScroll}
    >
      {drawn}
    </div>
  );
}

const cellOf = (target: EventTarget | null) => (target instanceof HTMLButtonElement ? target : undefined);

const drawSection = (section: Section, index: number) => (
  <section
    key={section.id}
    data-section={section.id}
    aria-label={section.name}
    style={{ containIntrinsicBlockSize: `${heightOf(section)}px` }}
  >
    <h2>{section.name}</h2>
    <div class="emoji-cells">
      {section.chars.map((char, at) => (
        <button key={char} type="button" tabIndex={index === 0 && at === 0 ? 0 : -1}>
          {char}
        </button>
      ))}
    </div>
  </section>
);
