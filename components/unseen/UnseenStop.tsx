import { discardDraft } from '@/components/composer/discard-draft.ts';
import { SEND_STATUSES } from '@/components/composer/send-choice.ts';
import type { Stopped } from '@/components/composer/send-draft.ts';
import { useSendGuard } from '@/components/composer/send-guard.tsx';
import type { Reply } from '@/components/composer/use-reply.ts';
import { Button, CircleAlertIcon, Icon } from '@/components/controls';
import { t } from '@/components/locales';
import type { CaseView } from '@/core/queries/case';
import { NewsLines, useNews } from './NewsLines.tsx';
import { markRead } from './reading.ts';

interface StopProps {
  readonly view: CaseView;
  readonly reply: Reply;
  /** Back to the text. */
  onEdit(): void;
}

/** There only while sending is stopped. */
export function UnseenStop(props: StopProps) {
  const stopped = props.reply.sending.stopped.value;
  return stopped ? <Stop {...props} stopped={stopped} /> : null;
}

/** Sending stopped once, because others wrote: what is new, and what can be done about it. */
function Stop({ view, reply, stopped, onEdit }: StopProps & { readonly stopped: Stopped }) {
  const { place, guard, question } = useSendGuard<HTMLDivElement>();
  const caseId = view.case.id;
  const news = useNews(caseId, stopped.seen);
  const answer = (then: () => void) => {
    // Only what stands here: what comes in the next moment stops it once more.
    markRead(
      caseId,
      news.map(({ id }) => id),
    );
    reply.sending.stopped.value = undefined;
    then();
  };
  const send = () => reply.send(SEND_STATUSES.find((one) => one === stopped.status) ?? null, stopped.sendAt);
  const anyway = t('sent.held.anyway');
  return (
    <div ref={place} class="unseen-stop" role="alert">
      <p class="unseen-title">
        <Icon of={CircleAlertIcon} />
        {news.length > 0 ? t('unseen.title', { count: news.length }) : t('error.unseen')}
      </p>
      <NewsLines caseId={caseId} news={news} />
      <div class="unseen-buttons">
        <Button small onClick={(event) => guard(event, anyway, () => answer(send))}>
          {anyway}
        </Button>
        <Button small onClick={() => answer(onEdit)}>
          {t('later.edit')}
        </Button>
        <Button small variant="quiet" onClick={() => answer(() => discardDraft(reply.draft))}>
          {t('sent.failed.discard')}
        </Button>
      </div>
      {question}
    </div>
  );
}
