import { Avatar } from '@/components/controls';
import { formatTime, t } from '@/components/locales';
import type { Message } from '@/core/model/message';

/** An older mail of a thread as one line; a click opens it. */
export function FoldedMail(props: { readonly message: Message; readonly name: string; onOpen(): void }) {
  const { message, name, onOpen } = props;
  return (
    <button
      type="button"
      class="mail-folded"
      data-message={message.id}
      aria-expanded="false"
      onClick={onOpen}
    >
      <Avatar name={name} />
      <bdi class="message-author truncate">{name}</bdi>
      <span class="mail-folded-text truncate" dir="auto">
        {message.text.slice(0, 160)}
      </span>
      <time datetime={message.at}>{formatTime(message.at)}</time>
    </button>
  );
}

/** To and Cc of a mail, one quiet line each. */
export function MailLines({ message: { mail } }: { readonly message: Message }) {
  if (!mail) return null;
  const line = (label: string, value: string) =>
    value && (
      <p class="truncate" title={value.slice(0, 2000)}>
        <span>{label}</span> <bdi>{value.slice(0, 300)}</bdi>
      </p>
    );
  return (
    <div class="mail-lines">
      {line(t('thread.mail.from'), mail.from)}
      {line(t('thread.mail.to'), mail.to)}
      {line(t('thread.mail.cc'), mail.cc)}
      {line(t('mail.bcc'), mail.bcc ?? '')}
    </div>
  );
}
