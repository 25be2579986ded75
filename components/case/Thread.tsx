import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import {
  ArrowDownIcon,
  Button,
  EmptyState,
  InlineError,
  MessageSquareIcon,
  Skeleton,
} from '@/components/controls';
import { t } from '@/components/locales';
import { useReading } from '@/components/unseen/reading.ts';
import { useQuery } from '@/core/live/use-query';
import type { CaseView, ThreadView } from '@/core/queries/case';
import { arriveAt, jump } from './jump.ts';
import { useStickToEnd } from './stick-to-end.ts';
import { ThreadPage } from './ThreadPage.tsx';
import { firstUnread, foldedIds } from './thread-order.ts';
import { keepScrollKeys, PAGE, useNear, useSteady, useWindow } from './thread-window.ts';
import { useReach } from './use-reach.ts';

/** Most entries the background is asked for, as its query allows. */
const MOST = 20_000;

/** The conversation: messages, notes and what happened, in order. */
export function Thread({ view }: { readonly view: CaseView }) {
  const { id } = view.case;
  const [limit, setLimit] = useState(PAGE);
  const goal = jump.value?.case === id ? jump.value.message : undefined;
  // What an answer had to reach stays in it: the agent may be reading there.
  const [reach, setReach] = useState<string>();
  const answer = useQuery('thread', { case: id, limit, ...(reach && { reach }) });
  // Asking for more makes a new query, which has no answer at first: what is shown stays until it has.
  const last = useRef<ThreadView | undefined>(undefined);
  if (answer.state === 'ready') last.current = answer.value;
  const shown = last.current;
  useReach(goal, reach, answer.state === 'ready' ? shown : undefined, setReach);
  if (answer.state === 'failed') return <InlineError code="storage" text={t('error.load.thread')} />;
  if (!shown) return <Skeleton kind="message" count={4} />;
  // Twice as many each time: a long thread is then handed over twice in all, not once per page.
  const fetchMore = () => setLimit(Math.min(MOST, shown.messages.length * 2));
  return <Entries view={view} thread={shown} goal={goal} onFetch={fetchMore} />;
}

interface EntriesProps {
  readonly view: CaseView;
  readonly thread: ThreadView;
  /** The entry to go to. */
  readonly goal: string | undefined;
  onFetch(): void;
}

function Entries({ view, thread, goal, onFetch }: EntriesProps) {
  const all = useSteady(thread.messages);
  const { pages, older, showOlder, isAway } = useWindow(all, thread.more, onFetch, goal);
  const first = pages[0]?.messages[0];
  const near = useNear(showOlder, `${first?.id} ${all.length}`);
  const { box, newBelow, toEnd, leaveEnd } = useStickToEnd(first, all);
  // What was new when the case was opened stays marked while it is open, though it counts as seen by then.
  const [newFrom] = useState(() => all[firstUnread(all, view.case.unread)]?.id);
  const folds = foldedIds(view, all).join('\n');
  const folded = useMemo(() => new Set(folds.split('\n')), [folds]);
  useReading(view, all, thread.more, box);
  const mark = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => mark.current?.scrollIntoView({ block: 'center' }), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again, it goes there again
  useLayoutEffect(() => {
    if (goal && !isAway && box.current && arriveAt(box.current, goal, leaveEnd)) jump.value = undefined;
  }, [goal, isAway, all]);
  if (all.length === 0)
    return (
      <EmptyState icon={MessageSquareIcon} title={t('thread.empty.title')} text={t('thread.empty.text')} />
    );
  return (
    <div class="thread-frame">
      <div
        class="thread"
        data-kind={view.case.kind}
        ref={box}
        role="log"
        aria-label={t('thread.label')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        onKeyDown={keepScrollKeys}
      >
        {older ? (
          <div class="thread-older" ref={near}>
            <Button variant="quiet" small onClick={showOlder}>
              {t('thread.older')}
            </Button>
          </div>
        ) : (
          first?.event?.kind !== 'created' && <p class="thread-start">{t('thread.start')}</p>
        )}
        {pages.map((page) => (
          <ThreadPage
            key={page.messages[0]?.id}
            view={view}
            page={page}
            folded={folded}
            newFrom={newFrom}
            mark={mark}
          />
        ))}
      </div>
      {newBelow > 0 && (
        <Button class="thread-below" small icon={ArrowDownIcon} onClick={toEnd}>
          {t('thread.newBelow', { count: newBelow })}
        </Button>
      )}
    </div>
  );
}
