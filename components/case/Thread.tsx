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
import type { Message } from '@/core/model/message';
import type { CaseView, ThreadView } from '@/core/queries/case';
import { EventLine } from './EventLine.tsx';
import { MessageItem } from './MessageItem.tsx';
import { useStickToEnd } from './stick-to-end.ts';

/** Entries shown at first, and further ones per click. */
const PAGE = 50;

const dayOf = (message: Message) => new Date(message.at).toDateString();
/** Close together by the same author: the name is said once. */
const goesOn = (before: Message | undefined, message: Message) =>
  before?.kind === message.kind &&
  before.author.id === message.author.id &&
  before.direction === message.direction &&
  dayOf(before) === dayOf(message) &&
  Date.parse(message.at) - Date.parse(before.at) < 5 * 60_000;

const isMessage = ({ kind }: Message) => kind === 'message';

/** Of a long mail thread only the newest are open; the others are a line each. */
const isFolded = (view: CaseView, messages: readonly Message[], index: number) =>
  view.case.kind === 'email' &&
  messages.slice(index).filter(isMessage).length > 3 &&
  messages[index]?.kind === 'message';

/** Place of the first message the agent has not seen; -1 = none, or no older one to tell it from. */
function firstUnread(messages: readonly Message[], unread: number): number {
  let left = unread;
  for (let i = messages.length - 1; i >= 0 && left > 0; i -= 1) {
    if (messages[i]?.direction === 'in') left -= 1;
    if (left === 0) return messages.slice(0, i).some(isMessage) ? i : -1;
  }
  return -1;
}

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
