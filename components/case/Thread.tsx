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
import { EventLine } from './EventLine.tsx';
import { MessageItem } from './MessageItem.tsx';
import { useStickToEnd } from './stick-to-end.ts';
import { dayOf, firstUnread, goesOn, isFolded } from './thread-order.ts';

/** Entries shown at first, and further ones per click. */
const PAGE = 50;

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
  return <Entries view={view} thread={shown} onOlder={() => setLimit((n) => n + PAGE)} />;
}

interface EntriesProps {
  readonly view: CaseView;
  readonly thread: ThreadView;
  onOlder(): void;
}

function Entries({ view, thread, onOlder }: EntriesProps) {
  const { messages, more } = thread;
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
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <div class="thread" ref={box} role="log" aria-label={t('thread.label')} tabIndex={0}>
        {more ? (
          <Button variant="quiet" small class="thread-older" onClick={onOlder}>
            {t('thread.older')}
          </Button>
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
              {message.kind === 'event' ? (
                <EventLine message={message} />
              ) : (
                <MessageItem
                  view={view}
                  message={message}
                  goesOn={goesOn(before, message)}
                  folded={isFolded(view, messages, index)}
                />
              )}
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
