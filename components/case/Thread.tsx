import { Fragment } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import {
  ArrowDownIcon,
  Button,
  EmptyState,
  InlineError,
  MessageSquareIcon,
  Skeleton,
} from '@/components/controls';
import { formatDay, t } from '@/components/locales';
import { useQuery } from '@/core/live/use-query';
import type { CaseView, ThreadView } from '@/core/queries/case';
import { useStickToEnd } from './stick-to-end.ts';
import { ThreadEntry } from './ThreadEntry.tsx';
import { dayOf, firstUnread, goesOn, isFolded } from './thread-order.ts';
import { keepScrollKeys, PAGE, useNear, useSteady, useWindow } from './thread-window.ts';

/** Most entries the background is asked for, as its query allows. */
const MOST = 20_000;

/** The conversation: messages, notes and what happened, in order. */
export function Thread({ view }: { readonly view: CaseView }) {
  const [limit, setLimit] = useState(PAGE);
  const answer = useQuery('thread', { case: view.case.id, limit });
  // Asking for more makes a new query, which has no answer at first: what is shown stays until it has.
  const last = useRef<ThreadView | undefined>(undefined);
  if (answer.state === 'ready') last.current = answer.value;
  const shown = last.current;
  if (answer.state === 'failed') return <InlineError code="storage" text={t('error.load.thread')} />;
  if (!shown) return <Skeleton kind="message" count={4} />;
  // Twice as many each time: a long thread is then handed over twice in all, not once per page.
  return (
    <Entries view={view} thread={shown} onFetch={() => setLimit(Math.min(MOST, shown.messages.length * 2))} />
  );
}

interface EntriesProps {
  readonly view: CaseView;
  readonly thread: ThreadView;
  onFetch(): void;
}

function Entries({ view, thread, onFetch }: EntriesProps) {
  const { shown, older, showOlder } = useWindow(thread, onFetch);
  const messages = useSteady(shown);
  const near = useNear(showOlder, `${messages[0]?.id} ${thread.messages.length}`);
  const { box, newBelow, toEnd } = useStickToEnd(messages);
  // What was new when the case was opened stays marked while it is open, though it counts as seen by then.
  const [newFrom] = useState(() => messages[firstUnread(messages, view.case.unread)]?.id);
  const mark = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => mark.current?.scrollIntoView({ block: 'center' }), []);
  if (messages.length === 0)
    return (
      <EmptyState icon={MessageSquareIcon} title={t('thread.empty.title')} text={t('thread.empty.text')} />
    );
  return (
    <div class="thread-frame">
      <div
        class="thread"
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
          messages[0]?.event?.kind !== 'created' && <p class="thread-start">{t('thread.start')}</p>
        )}
        {messages.map((message, index) => {
          const before = messages[index - 1];
          return (
            <Fragment key={message.id}>
              {(!before || dayOf(before) !== dayOf(message)) && (
                <div class="thread-day">
                  <span>{formatDay(message.at)}</span>
                </div>
              )}
              {message.id === newFrom && (
                <div class="thread-new" ref={mark}>
                  <span>{t('thread.newSince')}</span>
                </div>
              )}
              <ThreadEntry
                view={view}
                message={message}
                goesOn={goesOn(before, message)}
                folded={isFolded(view, messages, index)}
              />
            </Fragment>
          );
        })}
      </div>
      {newBelow > 0 && (
        <Button class="thread-below" small icon={ArrowDownIcon} onClick={toEnd}>
          {t('thread.newBelow', { count: newBelow })}
        </Button>
      )}
    </div>
  );
}
