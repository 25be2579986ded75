import type { TargetedEvent } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { AttachmentList } from '@/components/case/AttachmentList.tsx';
import { MailText, MessageText } from '@/components/case/MessageText.tsx';
import { SentThings } from '@/components/case/media/SentThings.tsx';
import { Button, ExternalLinkIcon, Icon, StickyNoteIcon } from '@/components/controls';
import { formatDay, formatTime, t } from '@/components/locales';
import type { Message } from '@/core/model/message';
import type { ApprovalView } from '@/core/queries/approvals';

/** When the text in front of the reviewer was written: what came after it, its author has not seen. */
function writtenAt({ approval }: ApprovalView): string {
  const { log, createdAt } = approval;
  return log.findLast(({ kind }) => kind === 'requested' || kind === 'revised')?.at ?? createdAt;
}

const nameOf = ({ author, direction }: Message) => {
  if (author.kind === 'bot') return t('author.bot');
  if (author.kind === 'system') return t('author.system');
  return author.name || (direction === 'out' ? t('review.thread.us') : t('contact.unknown'));
};

function Said({ message, isMail }: { readonly message: Message; readonly isMail: boolean }) {
  const Text = isMail && message.kind === 'message' ? MailText : MessageText;
  const name = nameOf(message);
  const label = message.kind === 'note' ? t('thread.noteBy', { author: name }) : name;
  const when = `${formatDay(message.at)} ${formatTime(message.at)}`;
  return (
    <article
      class="review-message"
      data-kind={message.kind}
      data-direction={message.direction}
      aria-label={t('thread.from', { author: label, time: when })}
    >
      <header>
        {message.kind === 'note' && <Icon of={StickyNoteIcon} />}
        <bdi class="truncate">{label}</bdi>
        <time datetime={message.at}>{when}</time>
      </header>
      <Text text={message.text} />
      <SentThings message={message} />
      <AttachmentList caseId={message.case} attachments={message.attachments} />
    </article>
  );
}

/** The end of the thread, newest last and in sight; what came after the text was written stands under a line of its own. */
export function RecentMessages({
  view,
  onCase,
}: {
  readonly view: ApprovalView;
  onCase?: (() => void) | undefined;
}) {
  const box = useRef<HTMLDivElement>(null);
  const said = view.recent.filter(({ kind }) => kind !== 'event');
  const last = said.at(-1)?.id;
  const end = useRef(true);
  const toEnd = () => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: to the end again when something new came
  useLayoutEffect(toEnd, [last]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: one observer, which looks at references
  useEffect(() => {
    // A form below takes room away: whoever was at the end stays there.
    const resized = new ResizeObserver(() => end.current && toEnd());
    if (box.current) resized.observe(box.current);
    return () => resized.disconnect();
  }, []);
  const onScroll = ({ currentTarget: at }: TargetedEvent<HTMLDivElement>) => {
    end.current = at.scrollHeight - at.scrollTop - at.clientHeight < 8;
  };
  const written = writtenAt(view);
  const since = said.find(({ at }) => at > written)?.id;
  return (
    <section class="review-thread" aria-label={t('review.thread')}>
      <header class="review-caption">
        <h3>{t('review.thread')}</h3>
        {onCase && (
          <Button small variant="quiet" icon={ExternalLinkIcon} label={t('review.case')} onClick={onCase} />
        )}
      </header>
      <div
        class="review-said"
        ref={box}
        onScroll={onScroll}
        role="log"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls, so the keyboard must reach it
        tabIndex={0}
        aria-label={t('review.thread')}
      >
        {said.length === 0 && <p class="review-none">{t('review.thread.none')}</p>}
        {said.map((message) => (
          <>
            {message.id === since && (
              <p key="since" class="review-since">
                {t('review.thread.since')}
              </p>
            )}
            <Said key={message.id} message={message} isMail={view.case?.kind === 'email'} />
          </>
        ))}
      </div>
    </section>
  );
}
