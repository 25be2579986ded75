import { act } from '@/components/app/act.ts';
import { Button, InlineError } from '@/components/controls';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import type { OutboxItem } from '@/core/model/outbox-item';
import type { CaseView } from '@/core/queries/case';

/** A claim or a change of status that was refused needs no second try by hand: it is only said and put away. */
const isWorthRepeating = ({ action, state }: OutboxItem) =>
  state !== 'sent' && (action.kind === 'reply' || action.kind === 'note');

/** What was owed to the desk and did not get there: what happened, and what can be done. */
export function StuckItems({ view }: { readonly view: CaseView }) {
  return (
    <div class="stuck-items">
      {view.stuck.map((item) => (
        <div key={item.id} class="stuck-item">
          <InlineError
            code={item.problem?.code ?? 'unexpected'}
            text={item.state === 'unconfirmed' ? t('sent.unconfirmed.title') : undefined}
            detail={item.problem?.detail || undefined}
            retryAt={item.state === 'unconfirmed' ? item.dueAt : undefined}
            nextLabel={isWorthRepeating(item) ? t('sent.failed.again') : t('action.dismiss')}
            onNext={() =>
              void act(isWorthRepeating(item) ? desk.retryItem(item.id) : desk.discardItem(item.id))
            }
          />
          {isWorthRepeating(item) && (
            <Button small variant="quiet" onClick={() => void act(desk.discardItem(item.id))}>
              {t('sent.failed.discard')}
            </Button>
          )}
        </div>
      ))}
    </div>
  );
}
