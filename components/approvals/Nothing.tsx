import { Button, ClipboardCheckIcon, EmptyState } from '@/components/controls';
import { t } from '@/components/locales';
import { filterBy, listPlace } from './place.ts';

/** Why the list is empty: because all is decided, or because of its filters. */
export function Nothing() {
  const { author, queue, channel } = listPlace.value;
  if (author === null && queue === null && channel === null)
    return (
      <EmptyState icon={ClipboardCheckIcon} title={t('review.none.title')} text={t('review.none.text')} />
    );
  return (
    <EmptyState icon={ClipboardCheckIcon} title={t('review.none.filter')}>
      <Button onClick={() => filterBy({ author: null, queue: null, channel: null })}>
        {t('review.filter.clear')}
      </Button>
    </EmptyState>
  );
}
