import { showInbox } from '@/components/app/navigation.ts';
import { Button, ChannelIcon, ChevronLeftIcon, ClockIcon, Icon, InfoIcon } from '@/components/controls';
import { t } from '@/components/locales';
import type { CaseView } from '@/core/queries/case';
import { CaseActions } from './CaseActions.tsx';
import { SentimentMenu } from './SentimentMenu.tsx';
import { StatusMenu } from './StatusMenu.tsx';
import { TagBar } from './TagBar.tsx';

interface HeaderProps {
  readonly view: CaseView;
  readonly card: boolean;
  /** Absent where the card stands beside the case anyway. */
  readonly onCard?: (() => void) | undefined;
}

/** Who, on which channel, in which queue; status, sentiment, tags; and everything that can be done with the case. */
export function CaseHeader({ view, card, onCard }: HeaderProps) {
  const { case: row, capabilities, changing, channel } = view;
  const place = [channel?.name, row.queueName].filter(Boolean).join(' · ');
  return (
    <section class="case-header" aria-label={t('case.header')}>
      <div class="case-title">
        <Button
          variant="quiet"
          icon={ChevronLeftIcon}
          label={t('case.back')}
          keys="Esc"
          onClick={showInbox}
        />
        <ChannelIcon kind={row.kind} />
        <div class="case-names">
          <h1 class="truncate">
            <bdi>{row.contactName || t('contact.unknown')}</bdi>
          </h1>
          <p class="truncate">
            #{row.number}
            {place && ` · ${place}`}
            {changing.includes('assignee') && (
              <Icon of={ClockIcon} label={t('change.waiting')} class="provisional" />
            )}
          </p>
        </div>
        {onCard && (
          <Button
            variant="quiet"
            icon={InfoIcon}
            label={t('case.card')}
            aria-expanded={card}
            onClick={onCard}
          />
        )}
        <CaseActions view={view} />
      </div>
      {row.subject && (
        <p class="case-subject" dir="auto" title={row.subject.slice(0, 2000)}>
          {row.subject.slice(0, 400)}
        </p>
      )}
      <div class="case-marks">
        <StatusMenu view={view} />
        {capabilities.sentiment && <SentimentMenu view={view} />}
        {capabilities.tags && <TagBar view={view} />}
      </div>
    </section>
  );
}
