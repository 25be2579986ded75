import { act } from '@/components/app/act.ts';
import { ClockIcon, Icon, Menu, type MenuItem, SENTIMENT_ICONS } from '@/components/controls';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import { SENTIMENTS } from '@/core/model/case';
import type { CaseView } from '@/core/queries/case';

/** How the contact feels: a face, set by hand. */
export function SentimentMenu({ view }: { readonly view: CaseView }) {
  const { id, sentiment } = view.case;
  const waits = view.changing.includes('sentiment');
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
        label: `${t('case.sentiment.change')}: ${t(`sentiment.${sentiment ?? 'none'}`)}${waits ? `, ${t('change.waiting')}` : ''}`,
        class: `sentiment-button sentiment-${sentiment ?? 'none'}`,
        ...(waits && { children: <Icon of={ClockIcon} class="provisional" /> }),
      }}
      label={t('case.sentiment.change')}
      items={items}
    />
  );
}
