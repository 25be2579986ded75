import { useEffect, useState } from 'preact/hooks';
import { useKeys } from '@/components/app/keys.ts';
import { Button, ClipboardCheckIcon, EmptyState, InlineError, Skeleton } from '@/components/controls';
import { t } from '@/components/locales';
import type { ApprovalList } from '@/core/queries/approvals';
import { filterBy, goTo, leaveAt, listPlace, scrolledTo } from './place.ts';
import { RequestRow } from './RequestRow.tsx';
import type { Requests } from './use-requests.ts';

/** Rows drawn beyond each edge, so that a turn of the wheel shows no gap before the next frame. */
const OVERSCAN = 6;

/** Height of a row as the style sheet has it, whatever letters people set in their browser. */
function rowHeight(element: HTMLElement): number {
  const row = element.querySelector<HTMLElement>('.request');
  return row?.offsetHeight || 76;
}

/** What is seen of the list: first row, and how many. The place is kept at every scroll. */
function useSeen() {
  const [element, box] = useState<HTMLDivElement | null>(null);
  const [seen, setSeen] = useState({ first: 0, count: 12 });
  useEffect(() => {
    if (!element) return undefined;
    element.scrollTop = scrolledTo();
    const measure = () => {
      const row = rowHeight(element);
      const [first, count] = [Math.floor(element.scrollTop / row), Math.ceil(element.clientHeight / row)];
      setSeen((before) =>
        before.first === first && before.count === count ? before : { first, count: Math.max(1, count) },
      );
      if (element.scrollTop !== scrolledTo()) leaveAt(element.scrollTop);
    };
    const resized = new ResizeObserver(measure);
    resized.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    measure();
    return () => {
      resized.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [element]);
  return { element, box, ...seen };
}

interface ListProps {
  readonly requests: Requests;
  /** So many rows must be here. */
  onWant(count: number): void;
  onOpen(approval: string): void;
}

/** What waits for a decision. Only the rows around what is visible exist; the list is as long as it is all the same. */
export function RequestList({ requests, onWant, onOpen }: ListProps) {
  const { state, list } = requests;
  if (state === 'failed') return <InlineError code="storage" text={t('review.failed')} />;
  if (!list) return <Skeleton kind="row" count={6} />;
  if (list.total === 0) return <Nothing />;
  const { author, queue, channel } = listPlace.value;
  return <Rows key={`${author} ${queue} ${channel}`} list={list} onWant={onWant} onOpen={onOpen} />;
}

function Nothing() {
  const { author, queue, channel } = listPlace.value;
  if (author === null && queue === null && channel === null)
    return (
      <EmptyState icon={ClipboardCheckIcon} title={t('review.none.title')} text={t('review.none.text')} />
    );
  return (
    <EmptyState icon={ClipboardCheckIcon} title={t('review.none.filter')}>
      <Button onClick={() => filterBy({ author: null, queue: null, channel: null })}>
        {t('review.filter.clear')}
      </Button>
    </EmptyState>
  );
}

function Rows({ list, onWant, onOpen }: { readonly list: ApprovalList } & Omit<ListProps, 'requests'>) {
  const { element, box, first, count } = useSeen();
  const { rows, total } = list;
  const kept = rows.findIndex(({ approval }) => approval.id === listPlace.value.row);
  // A place whose row is not here yet: it is gone to all the same, and named when the row has come.
  const [goal, setGoal] = useState<number>();
  const current = goal ?? Math.max(0, kept);
  const arrived = goal === undefined ? undefined : rows[goal]?.approval.id;
  useEffect(() => {
    if (!arrived) return;
    goTo({ row: arrived });
    setGoal(undefined);
  }, [arrived]);
  useEffect(() => onWant(first + count + OVERSCAN), [first, count, onWant]);
  // The keyboard works at once, as it would on a desk: nobody has to click into the list.
  useEffect(() => element?.focus({ preventScroll: true }), [element]);
  const move = (to: number) => {
    const next = Math.max(0, Math.min(to, total - 1));
    setGoal(next);
    if (!element) return;
    const row = rowHeight(element);
    if (next * row < element.scrollTop) element.scrollTop = next * row;
    const below = (next + 1) * row - element.clientHeight;
    if (below > element.scrollTop) element.scrollTop = below;
  };
  const open = (index: number) => {
    const id = rows[index]?.approval.id;
    if (id) onOpen(id);
  };
  useKeys({
    j: () => move(current + 1),
    k: () => move(current - 1),
    ArrowDown: () => move(current + 1),
    ArrowUp: () => move(current - 1),
    PageDown: () => move(current + count - 1),
    PageUp: () => move(current - count + 1),
    Home: () => move(0),
    End: () => move(total - 1),
    Enter: () => open(current),
  });
  const from = Math.max(0, first - OVERSCAN);
  const to = Math.min(total, first + count + OVERSCAN);
  // The current row stays mounted wherever it is: it carries the keyboard's place.
  const shown = new Set(Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)).add(current);
  return (
    <div
      ref={box}
      class="request-list"
      role="listbox"
      tabIndex={0}
      aria-label={t('review.list')}
      aria-activedescendant={`request-${current}`}
    >
      <div style={{ height: `calc(var(--request) * ${total})` }} role="presentation">
        {[...shown].map((index) => (
          <RequestRow
            key={rows[index]?.approval.id ?? index}
            row={rows[index]}
            index={index}
            total={total}
            current={index === current}
            onOpen={() => {
              goTo({ row: rows[index]?.approval.id ?? null });
              open(index);
            }}
          />
        ))}
      </div>
    </div>
  );
}
