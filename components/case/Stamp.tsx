import { formatDateTime, formatTime } from '@/components/locales';
import type { Message } from '@/core/model/message';
import { Delivery } from './Delivery.tsx';

/** When, and how far it has come: beside the name, so that a short message stays one line. */
export function Stamp({ message: { at, delivery, sendAt, undoUntil } }: { readonly message: Message }) {
  return (
    <span class="message-stamp">
      <time datetime={at} title={formatDateTime(at)}>
        {formatTime(at)}
      </time>
      {delivery && !sendAt && !undoUntil && <Delivery state={delivery} />}
    </span>
  );
}

/** The same at the end of a message that has no head; one that is not out yet says its time elsewhere. */
export const Foot = ({ message }: { readonly message: Message }) =>
  message.delivery && !message.sendAt && !message.undoUntil ? (
    <span class="message-foot">
      <Stamp message={message} />
    </span>
  ) : null;
