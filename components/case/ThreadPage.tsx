import { Fragment, type RefObject, type VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { formatDay, t } from '@/components/locales';
import type { CaseView } from '@/core/queries/case';
import { ThreadEntry } from './ThreadEntry.tsx';
import { dayOf, goesOn } from './thread-order.ts';
import type { Page } from './thread-window.ts';

interface PageProps {
  readonly view: CaseView;
  readonly page: Page;
  /** Ids of the mails that are one line each. */
  readonly folded: ReadonlySet<string>;
  /** Id of the first entry that is new, and where its mark is. */
  readonly newFrom: string | undefined;
  readonly mark: RefObject<HTMLDivElement | null>;
}

/** Nothing of it changed. An answer with one more entry makes all pages anew, of the same entries but for one. */
const isSame = (one: PageProps, other: PageProps) =>
  one.view === other.view &&
  one.folded === other.folded &&
  one.newFrom === other.newFrom &&
  one.page.before === other.page.before &&
  one.page.messages.length === other.page.messages.length &&
  one.page.messages.every((message, index) => message === other.page.messages[index]);

/** Some entries of a thread that are drawn, and skipped while out of sight, together. */
export function ThreadPage(props: PageProps) {
  const last = useRef<
    { readonly props: PageProps; readonly settled: boolean; readonly node: VNode } | undefined
  >(undefined);
  const settled = useSettled();
  const before = last.current;
  if (before?.settled === settled && isSame(before.props, props)) return before.node;
  const { view, page, folded, newFrom, mark } = props;
  const node = (
    <div class="thread-page" data-settled={settled || undefined}>
      {page.messages.map((message, index) => {
        const previous = page.messages[index - 1] ?? page.before;
        const isFirst = index === 0 && page.before === undefined;
        return (
          <Fragment key={message.id}>
            {(isFirst || !previous || dayOf(previous) !== dayOf(message)) && <Day at={message.at} />}
            {message.id === newFrom && <NewSince place={mark} />}
            <ThreadEntry
              view={view}
              message={message}
              goesOn={goesOn(previous, message)}
              folded={folded.has(message.id)}
            />
          </Fragment>
        );
      })}
    </div>
  );
  last.current = { props, settled, node };
  return node;
}

/**
 * True once the page was laid out: from then on the browser may skip it while it is out of sight, since it knows its
 * height. Guessed heights would make the thread jump.
 */
function useSettled(): boolean {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => setSettled(true));
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return settled;
}

/** Components of their own, as their words follow the language while the page stays as it is. */
const Day = ({ at }: { readonly at: string }) => (
  <div class="thread-day">
    <span>{formatDay(at)}</span>
  </div>
);

const NewSince = ({ place }: { readonly place: RefObject<HTMLDivElement | null> }) => (
  <div class="thread-new" ref={place}>
    <span>{t('thread.newSince')}</span>
  </div>
);
