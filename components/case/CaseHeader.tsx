import { useState } from 'preact/hooks';
import { act } from '@/components/app/act.ts';
import { showInbox } from '@/components/app/navigation.ts';
import {
  Button,
  ChannelIcon,
  ChevronLeftIcon,
  Dialog,
  InfoIcon,
  Menu,
  type MenuItem,
  SENTIMENT_ICONS,
  STATUS_ICONS,
  StatusLabel,
} from '@/components/controls';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import { CASE_STATUSES, SENTIMENTS } from '@/core/model/case';
import type { CaseView } from '@/core/queries/case';
import { CaseActions } from './CaseActions.tsx';
import { changeStatus } from './change-status.ts';
import { TagBar } from './TagBar.tsx';

interface HeaderProps {
  readonly view: CaseView;
  readonly card: boolean;
  onCard(): void;
}

/** Who, on which channel, in which queue; status, sentiment, tags; and everything that can be done with the case. */
export function CaseHeader({ view, card, onCard }: HeaderProps) {
  const { case: row, capabilities, channel } = view;
  const place = [channel?.name, row.queueName].filter(Boolean).join(' · ');
  return (
    <header class="case-header" aria-label={t('case.header')}>
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
          </p>
        </div>
        <Button
          variant="quiet"
          icon={InfoIcon}
          label={t('case.card')}
          aria-expanded={card}
          onClick={onCard}
        />
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
    </header>
  );
}

function StatusMenu({ view }: { readonly view: CaseView }) {
  const [closing, setClosing] = useState(false);
  const { case: row } = view;
  const closed = row.status === 'closed';
  const items: MenuItem[] = CASE_STATUSES.filter((status) => status !== 'new' || row.status === 'new').map(
    (status) => ({
      id: status,
      label: t(`status.${status}`),
      detail: t(`status.hint.${status}`),
      icon: STATUS_ICONS[status],
      checked: status === row.status,
      reason: closed && status !== 'closed' ? t('case.status.closedForGood') : undefined,
      onSelect: () => (status === 'closed' ? setClosing(!closed) : void changeStatus(row, status)),
    }),
  );
  return (
    <>
      <Menu
        button={{
          variant: 'quiet',
          small: true,
          children: <StatusLabel status={row.status} />,
          label: `${t('case.status.change')}: ${t(`status.${row.status}`)}`,
        }}
        label={t('case.status.change')}
        items={items}
      />
      {closing && <CloseDialog view={view} onClose={() => setClosing(false)} />}
    </>
  );
}

/** The one change of status that cannot be undone. */
function CloseDialog({ view, onClose }: { readonly view: CaseView; onClose(): void }) {
  const close = () => {
    onClose();
    void changeStatus(view.case, 'closed');
  };
  return (
    <Dialog
      title={t('case.close.title')}
      text={t('case.close.text')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button variant="danger" onClick={close}>
            {t('case.close')}
          </Button>
        </>
      }
    />
  );
}

function SentimentMenu({ view }: { readonly view: CaseView }) {
  const { id, sentiment } = view.case;
  const items: MenuItem[] = [...SENTIMENTS, null].map((value) => ({
    id: value ?? 'none',
    label: t(`sentiment.${value ?? 'none'}`),
    icon: SENTIMENT_ICONS[value ?? 'none'],
    checked: value === sentiment,
    onSelect: () => void act(desk.setSentiment(id, value)),
  }));
  return (
    <Menu
      button={{
        variant: 'quiet',
        small: true,
        icon: SENTIMENT_ICONS[sentiment ?? 'none'],
        label: `${t('case.sentiment.change')}: ${t(`sentiment.${sentiment ?? 'none'}`)}`,
        class: `sentiment-button sentiment-${sentiment ?? 'none'}`,
      }}
      label={t('case.sentiment.change')}
      items={items}
    />
  );
}
