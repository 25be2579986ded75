import { ClockIcon, Icon, PhoneIcon } from '@/components/controls';
import { formatDuration, formatTime, t } from '@/components/locales';
import { CASE_STATUSES, SENTIMENTS } from '@/core/model/case';
import type { CaseEvent, Message } from '@/core/model/message';

// A desk may report a status we do not know; its own word is better than none.
const statusName = (value: string) => {
  const known = CASE_STATUSES.find((status) => status === value);
  return known ? t(`status.${known}`) : value;
};
const sentimentName = (value: string) => t(`sentiment.${SENTIMENTS.find((one) => one === value) ?? 'none'}`);

function sentence(event: CaseEvent, author: string, authorId: string): string {
  switch (event.kind) {
    case 'created':
      return t('event.created');
    case 'reopened':
      return t('event.reopened');
    case 'status':
      return t('event.status', { author, status: statusName(event.status) });
    case 'assigned':
      return event.agent === authorId
        ? t('event.took', { author })
        : t('event.assigned', { author, agent: event.agentName });
    case 'queued':
      return t('event.queued', { queue: event.queueName });
    case 'tagged':
      return t('event.tagged', { author, tag: event.tag });
    case 'untagged':
      return t('event.untagged', { author, tag: event.tag });
    case 'sentiment':
      return t('event.sentiment', { author, sentiment: sentimentName(event.sentiment) });
    case 'merged':
      return t('event.merged', { number: event.number });
    case 'approval':
      return event.step === 'lapsed'
        ? t('event.approval.lapsed', { name: event.name })
        : t(`event.approval.${event.step}`, { author, name: event.name });
    case 'call': {
      const duration = formatDuration(event.seconds * 1000);
      return event.direction === 'in' ? t('event.call.in', { duration }) : t('event.call.out', { duration });
    }
  }
}

/** What happened, as a sentence; '' for anything that is no event. */
export function eventWords({ event, author }: Message): string {
  const name =
    author.kind === 'system' ? t('author.system') : author.kind === 'bot' ? t('author.bot') : author.name;
  return event ? sentence(event, name, author.id) : '';
}

/** One line of history between the messages. */
export function EventLine({ message }: { readonly message: Message }) {
  const { event } = message;
  if (!event) return null;
  return (
    <p class="event-line">
      {event.kind === 'call' && <Icon of={PhoneIcon} />}
      {message.delivery === 'queued' && <Icon of={ClockIcon} />}
      <span>{eventWords(message)}</span>
      <time datetime={message.at}>{formatTime(message.at)}</time>
    </p>
  );
}
