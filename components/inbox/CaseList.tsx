import { useEffect, useState } from 'preact/hooks';
import { act } from '@/components/app/act.ts';
import { type KeyMap, useKeys } from '@/components/app/keys.ts';
import { place, showCase } from '@/components/app/navigation.ts';
import { settings } from '@/components/app/settings.ts';
import { InlineError, Skeleton } from '@/components/controls';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import type { InboxView } from '@/core/model/inbox-view';
import { CaseRowView } from './CaseRow.tsx';
import { chooseAt, chooseKeys, chooseUpTo } from './choose-keys.ts';
import { chosen, clearChosen } from './chosen.ts';
import { EmptyView } from './EmptyView.tsx';
import { leaveAt, leftAt, useRows, useScroll } from './window.ts';

/** Row heights of the two densities in rem; the same numbers as --row in tokens.css. */
const ROW = { comfortable: 4.25, compact: 3.5 } as const;
/** CSS pixels of one rem: people set their browser to larger letters. */
const rem = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
/** Rows drawn beyond each edge, so that a turn of the wheel shows no gap before the next frame. */
const OVERSCAN = 6;

async function open(id: string) {
  showCase(id);
  await act(desk.openCase(id));
}

async function preview(id: string) {
  showCase(id);
  await act(desk.previewCase(id));
}

/** A view of the inbox. Only the rows around what is visible exist; the list is as long as the view all the same. */
export function CaseList({ view }: { readonly view: InboxView }) {
  const { density } = settings.value;
  const row = ROW[density] * rem();
  const { element, box, first, visible } = useScroll(view, row);
  const rows = useRows(view, first);
  const [kept, setKept] = useState(leftAt(view).row);
  // Rows go while nobody looks: the keyboard's place is never beyond the last.
  const current = Math.max(0, Math.min(kept, rows.total - 1));
  const setCurrent = (to: number) => {
    setKept(to);
    leaveAt(view, { row: to });
  };

  const move = (to: number) => {
    const next = Math.max(0, Math.min(to, rows.total - 1));
    setCurrent(next);
    if (!element) return;
    if (next * row < element.scrollTop) element.scrollTop = next * row;
    const below = (next + 1) * row - element.clientHeight;
    if (below > element.scrollTop) element.scrollTop = below;
  };
  const choose = (act: (id: string) => Promise<void>, index = current) => {
    const id = rows.at(index)?.id;
    if (id) void act(id);
  };
  const keys: KeyMap = {
    ...chooseKeys({ rows, current, move }),
    PageDown: () => move(current + visible - 1),
    PageUp: () => move(current - visible + 1),
    Home: () => move(0),
    End: () => move(rows.total - 1),
    Enter: () => choose(open),
    ' ': () => choose(preview),
  };
  useKeys(keys);
  const chosenNow = chosen.value;
  // Another view, another choice.
  useEffect(() => clearChosen, []);

  if (rows.state === 'loading') return <Skeleton kind="row" count={8} />;
  if (rows.state === 'failed') return <InlineError code="storage" text={t('error.load.cases')} />;
  if (rows.total === 0) return <EmptyView view={view} />;
  const from = Math.max(0, first - OVERSCAN);
  const to = Math.min(rows.total, first + visible + OVERSCAN);
  // The current row stays mounted wherever it is: it carries the keyboard's place.
  const shown = new Set(Array.from({ length: to - from }, (_, i) => from + i)).add(current);
  return (
    <div
      ref={box}
      class="case-list"
      role="listbox"
      tabIndex={0}
      aria-multiselectable="true"
      data-choosing={chosenNow.size > 0 || undefined}
      aria-label={t('inbox.list')}
      aria-activedescendant={`case-row-${current}`}
    >
      <div class="case-list-all" style={{ height: `calc(var(--row) * ${rows.total})` }} role="presentation">
        {[...shown].map((index) => (
          <CaseRowView
            key={rows.at(index)?.id ?? index}
            row={rows.at(index)}
            index={index}
            total={rows.total}
            current={index === current}
            chosen={chosenNow.size > 0 ? chosenNow.has(rows.at(index)?.id ?? '') : undefined}
            onChoose={(range) => {
              if (range) void chooseUpTo(rows, current, index);
              else chooseAt(rows, index);
              setCurrent(index);
            }}
            open={rows.at(index)?.id === place.value.case}
            onOpen={() => {
              setCurrent(index);
              choose(open, index);
            }}
            onPreview={() => choose(preview, index)}
          />
        ))}
      </div>
    </div>
  );
}
