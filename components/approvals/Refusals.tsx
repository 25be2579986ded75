import { Button, CircleAlertIcon, Icon } from '@/components/controls';
import { t } from '@/components/locales';
import { detailOf, reasonOf } from '@/components/outbox/outbox-text.ts';
import { STEP_TEXTS, takeStep } from '@/components/outbox/steps.ts';
import { useQuery } from '@/core/live/use-query';
import { isDecision, type OutboxStep } from '@/core/model/outbox-need';
import type { OutboxRow } from '@/core/queries/outbox';

interface RefusalsProps {
  /** The request is to be looked at once more. */
  onReview(approval: string): void;
}

/** What leads out of the popup is in the outbox, which has it all. */
const HERE = [
  'review',
  'there',
  'again',
  'anyway',
  'copy',
  'discard',
  'dismiss',
] as const satisfies readonly OutboxStep[];
type HereStep = (typeof HERE)[number];

/** A decision that did not get through: who was first, or what changed. Told wherever the approver is by then, one at a time. */
export function Refusals({ onReview }: RefusalsProps) {
  const outbox = useQuery('outbox', null);
  const rows =
    outbox.state === 'ready'
      ? outbox.value.rows.filter(({ item, need }) => need === 'you' && isDecision(item))
      : [];
  const [row] = rows;
  if (!row) return null;
  return <Refusal key={row.item.id} row={row} onReview={onReview} />;
}

function Refusal({ row, onReview }: { readonly row: OutboxRow } & RefusalsProps) {
  const { action } = row.item;
  const steps = row.steps.filter((step): step is HereStep => HERE.some((one) => one === step));
  const take = (step: HereStep) => {
    if (step === 'review' && action.kind === 'approval') return onReview(action.approval);
    return takeStep(step, row);
  };
  return (
    <div class="review-refused" role="alert">
      <Icon of={CircleAlertIcon} />
      <p>
        <b>
          <bdi>{row.case?.contactName || t('contact.unknown')}</bdi>
        </b>{' '}
        {[reasonOf(row), detailOf(row)].filter(Boolean).join(' ')}
      </p>
      <span class="review-buttons">
        {steps.map((step, nth) => (
          <Button key={step} small variant={nth === 0 ? 'plain' : 'quiet'} onClick={() => void take(step)}>
            {t(STEP_TEXTS[step])}
          </Button>
        ))}
      </span>
    </div>
  );
}
