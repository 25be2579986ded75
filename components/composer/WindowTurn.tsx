import { Button, Icon, TimerOffIcon } from '@/components/controls';
import { t } from '@/components/locales';
import type { CaseView } from '@/core/queries/case';

const nameIn = ({ case: { contactName } }: CaseView) => contactName || t('contact.unknown');

/** Why the text above cannot go, that it is kept, and what can become of it. */
export function WindowOver({ view, written }: { readonly view: CaseView; readonly written: boolean }) {
  return (
    <p class="composer-over">
      <Icon of={TimerOffIcon} />
      <span>{written ? t('window.over.kept') : t('window.over', { name: nameIn(view) })}</span>
    </p>
  );
}

/** The contact wrote while a template was being filled: the text that was kept may go out again. */
export function WindowBack({ view, onBack }: { readonly view: CaseView; onBack(): void }) {
  return (
    <div class="composer-over" data-open>
      <span>{t('window.said.open', { name: nameIn(view) })}</span>
      <Button small onClick={onBack}>
        {t('window.back')}
      </Button>
    </div>
  );
}
