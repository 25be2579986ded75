import { useEffect, useRef, useState } from 'preact/hooks';
import { useKeys } from '@/components/app/keys.ts';
import { InlineError, Skeleton } from '@/components/controls';
import { t } from '@/components/locales';
import { useQuery } from '@/core/live/use-query';
import type { ApprovalList } from '@/core/queries/approvals';
import { Nothing } from './Nothing.tsx';
import { goTo, listPlace } from './place.ts';
import { RequestRow } from './RequestRow.tsx';
import type { Requests } from './use-requests.ts';
import { rowHeight, useSeen } from './use-seen.ts';

/** Rows drawn beyond each edge, so that a turn of the wheel shows no gap before the next frame. */
const OVERSCAN = 6;

interface ListProps {
  readonly requests: Requests;
  /** So many rows must be here. */
  onWant(count: number): void;
  onOpen(approval: string): void;
}

/** What waits for a decision. Only the rows around what is visible exist; the list is as long as it is all the same. */
export function RequestList({ requests, ...rest }: ListProps) {
  const { state, list } = requests;
  if (state === 'failed') return <InlineError code="storage" text={t('review.failed')} />;
  if (!list) return <Skeleton kind="row" count={6} />;
  if (list.total === 0) return <Nothing />;
  const { author, queue, channel } = listPlace.value;
  return <Rows key={`${author} ${queue} ${channel}`} {...rest} list={list} />;
}

function Rows({ list, onWant, onOpen }: { readonly list: ApprovalList } & Omit<ListProps, 'requests'>) {
  const desks = useQuery('desks', null);
  const meAt = (desk: string | undefined) =>
    desks.state === 'ready' ? (desks.value.find(({ id }) => id === desk)?.me?.id ?? '') : '';
  const { element, box, first, count } = useSeen();
  const { rows, total } = list;
  const kept = rows.findIndex(({ approval }) => approval.id === listPlace.value.row);
  // A place whose row is not here yet: it is gone to all the same, and named when the row has come.
  const [goal, setGoal] = useState<number>();
  // Of one that was decided elsewhere, its neighbour takes the place.
  const before = useRef(0);
  if (kept >= 0) before.current = kept;
  const current = goal ?? Math.min(before.current, total - 1);
  const arrived = goal === undefined ? undefined : rows[goal]?.approval.id;
  useEffect(() => {
    if (!arrived) return;
    goTo({ row: arrived });
    // A key pressed since goes further: that goal stays.
    setGoal((now) => (now === goal ? undefined : now));
  }, [arrived, goal]);
  useEffect(() => onWant(first + count + OVERSCAN), [first, count, onWant]);
  // The keyboard works at once, as it would on a desk: nobody has to click into the list.
  useEffect(() => element?.focus({ preventScroll: true }), [element]);
  const move = (to: number) => {
    const next = Math.max(0, Math.min(to, total - 1));
    setGoal(next);
    if (!element) return;
    // From a filter's button too: Enter then opens the request and not the menu.
    element.focus({ preventScroll: true });
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
            me={meAt(rows[index]?.approval.desk)}
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
