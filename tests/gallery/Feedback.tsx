import { Button, EmptyState, InboxIcon, InlineError, Skeleton } from '@/components/controls';
import { t } from '@/components/locales';
import { ERROR_CODES } from '@/core/model/errors';

/** Nothing yet, not yet, went wrong. */
export function Feedback() {
  return (
    <section>
      <EmptyState icon={InboxIcon} title={t('empty.mine.title')} text={t('empty.mine.text')}>
        <Button variant="primary">{t('panel.giveMeMore')}</Button>
      </EmptyState>
      <Skeleton kind="row" count={2} />
      <Skeleton kind="message" count={2} />
      <Skeleton />
      {ERROR_CODES.map((code) => (
        <InlineError key={code} code={code} onNext={() => undefined} />
      ))}
    </section>
  );
}
