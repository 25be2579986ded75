import { act } from '@/components/app/act.ts';
import { useSendGuard } from '@/components/composer/send-guard.tsx';
import { Button, CircleAlertIcon, Icon } from '@/components/controls';
import { t } from '@/components/locales';
import { detailOf, reasonOf, titleOf } from '@/components/outbox/outbox-text.ts';
import { SENDS, STEP_TEXTS, takeStep } from '@/components/outbox/steps.ts';
import { desk } from '@/core/live/desk';
import type { OutboxItem } from '@/core/model/outbox-item';
import { stepsOf } from '@/core/model/outbox-need';
import type { CaseView } from '@/core/queries/case';
import type { OutboxRow } from '@/core/queries/outbox';
import './approval.css';

/** The item as the outbox tells it: the case and its desk are here. */
const rowOf = ({ case: row, deskName, me }: CaseView, item: OutboxItem): OutboxRow => ({
  item,
  case: row,
  deskName,
  target: '',
  need: 'you',
  steps: stepsOf(item, { me, health: 'in-step', caseKnown: true, closed: row.status === 'closed' }),
  since: [],
});

interface StuckProps {
  readonly view: CaseView;
  readonly item: OutboxItem;
}

/** A step about a request that did not get through: what it was, why, and the same ways on as in the outbox. */
export function StuckApproval({ view, item }: StuckProps) {
  const { place, guard, question } = useSendGuard<HTMLDivElement>();
  const row = rowOf(view, item);
  // The case is in front already, and no request goes into another one.
  const steps = row.steps.filter((step) => step !== 'open' && step !== 'elsewhere');
  return (
    <div ref={place} class="stuck-item stuck-approval" role="alert">
      <p class="stuck-what">
        <Icon of={CircleAlertIcon} />
        <bdi class="truncate">{titleOf(row)}</bdi>
      </p>
      <p>{[reasonOf(row), detailOf(row)].filter(Boolean).join(' ')}</p>
      <div class="approval-acts">
        {steps.map((step) => {
          const label = t(STEP_TEXTS[step]);
          const run = () => void takeStep(step, row);
          return (
            <Button
              key={step}
              small
              variant={step === 'discard' || step === 'copy' ? 'quiet' : 'plain'}
              onClick={(event) => (SENDS.includes(step) ? guard(event, label, run) : run())}
            >
              {label}
            </Button>
          );
        })}
        {steps.length === 0 && (
          <Button small onClick={() => void act(desk.discardItem(item.id))}>
            {t('action.dismiss')}
          </Button>
        )}
      </div>
      {question}
    </div>
  );
}
