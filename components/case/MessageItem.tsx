import { useState } from 'preact/hooks';
import { canAnswerMail } from '@/components/composer/mail/answer-mail.ts';
import { Avatar, BotIcon, Button, Icon, ReplyIcon, StickyNoteIcon } from '@/components/controls';
import { formatTime, t } from '@/components/locales';
import { Pressed, Reactions, SentTemplate } from '@/components/templates/SentTemplate.tsx';
import type { Message } from '@/core/model/message';
import type { CaseView } from '@/core/queries/case';
import { Quoted } from './Answered.tsx';
import { AttachmentList } from './AttachmentList.tsx';
import { answerOne, canAnswer } from './answer-one.ts';
import { HtmlMessage } from './HtmlMessage.tsx';
import { MailMenu } from './MailMenu.tsx';
import { FoldedMail, MailLines } from './MailParts.tsx';
import { MailText, MessageText } from './MessageText.tsx';
import { SentThings } from './media/SentThings.tsx';
import { NotOut } from './NotOut.tsx';
import { Foot, Stamp } from './Stamp.tsx';
import { Translation } from './Translation.tsx';

interface MessageProps {
  readonly view: CaseView;
  readonly message: Message;
  /** The message before is by the same author, a moment ago. */
  readonly goesOn: boolean;
  readonly folded: boolean;
}

const authorName = ({ author }: Message) => {
  if (author.kind === 'bot') return t('author.bot');
  if (author.kind === 'system') return t('author.system');
  return author.name || t('contact.unknown');
};

/** A message to or from the contact, or a note that stays inside: told apart by side, colour, icon and word. */
export function MessageItem({ view, message, goesOn, folded }: MessageProps) {
  const [opened, setOpened] = useState(!folded);
  // A note in a mail case looks like any note: the mail's look is for what left or came in.
  const isMail = view.case.kind === 'email' && message.kind === 'message';
  const Text = isMail ? MailText : MessageText;
  const name = authorName(message);
  const head = !goesOn || isMail || message.kind === 'note';
  const label = message.kind === 'note' ? t('thread.noteBy', { author: name }) : name;
  if (!opened) return <FoldedMail message={message} name={name} onOpen={() => setOpened(true)} />;
  return (
    <article
      class={`message ${isMail ? 'mail' : ''}`}
      data-message={message.id}
      tabIndex={-1}
      data-kind={message.kind}
      data-direction={message.direction}
      data-author={message.author.kind}
      data-delivery={message.delivery ?? undefined}
      aria-label={t('thread.from', { author: label, time: formatTime(message.at) })}
    >
      {head && (
        <header class="message-head">
          {isMail && <Avatar name={name} />}
          {message.kind === 'note' && <Icon of={StickyNoteIcon} />}
          {message.author.kind === 'bot' && <Icon of={BotIcon} />}
          <bdi class="message-author truncate">{label}</bdi>
          <Stamp message={message} />
          {isMail && canAnswerMail(view, message) && <MailMenu view={view} message={message} />}
        </header>
      )}
      {isMail && message.mail && <MailLines message={message} />}
      <div class="message-body">
        {message.replyTo && <Quoted caseId={view.case.id} id={message.replyTo} />}
        {message.pressed && <Pressed />}
        {message.template ? (
          <SentTemplate message={message} sent={message.template} />
        ) : message.html ? (
          <HtmlMessage view={view} message={message} title={`${name}, ${formatTime(message.at)}`} />
        ) : (
          <Text text={message.text} />
        )}
        <SentThings message={message} />
        {!message.template && <AttachmentList caseId={view.case.id} attachments={message.attachments} />}
        {view.capabilities.translate && message.direction === 'in' && message.text && (
          <Translation message={message} />
        )}
        <NotOut view={view} message={message} />
        {canAnswer(view, message) && <AnswerButton view={view} message={message} />}
        <Reactions message={message} />
        {!head && <Foot message={message} />}
      </div>
    </article>
  );
}

/** Answers this one message; quiet until the pointer or the keyboard is there. */
const AnswerButton = ({ view, message }: { readonly view: CaseView; readonly message: Message }) => (
  <Button
    class="answer-one"
    small
    variant="quiet"
    icon={ReplyIcon}
    label={t('answer.one')}
    onClick={() => answerOne(view, message)}
  />
);
