import { useMemo } from 'preact/hooks';
import type { Message } from '@/core/model/message';
import type { CaseView } from '@/core/queries/case';
import { EventLine } from './EventLine.tsx';
import { MessageItem } from './MessageItem.tsx';

interface EntryProps {
  readonly view: CaseView;
  readonly message: Message;
  readonly goesOn: boolean;
  readonly folded: boolean;
}

/** One entry; drawn anew only when something about it changed, since a new message comes to all of a long thread. */
export function ThreadEntry({ view, message, goesOn, folded }: EntryProps) {
  return useMemo(
    () =>
      message.kind === 'event' ? (
        <EventLine message={message} />
      ) : (
        <MessageItem view={view} message={message} goesOn={goesOn} folded={folded} />
      ),
    [view, message, goesOn, folded],
  );
}
