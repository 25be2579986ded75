import { act } from '@/components/app/act.ts';
import { whyNoSending } from '@/components/composer/why-not.ts';
import { Button } from '@/components/controls';
import { editItem } from '@/components/later/take-back.ts';
import { t } from '@/components/locales';
import { Elsewhere } from '@/components/outbox/Elsewhere.tsx';
import { STEP_TEXTS } from '@/components/outbox/steps.ts';
import { desk } from '@/core/live/desk';
import { type OutboxItem, writtenIn } from '@/core/model/outbox-item';
import { isHomeless, isText, type OutboxStep, stepsOf } from '@/core/model/outbox-need';
import type { CaseView } from '@/core/queries/case';
import { copyText } from './copy-text.ts';

/** What can be done in its case about a text that did not get through, as if one may: who may not is told why. */
export function stepsHere({ case: row, me }: CaseView, item: OutboxItem): OutboxStep[] {
  if (!isText(item)) return [];
  const closed = row.status === 'closed';
  const steps = stepsOf(item, {
    me: { id: me?.id ?? '', rights: ['reply'] },
    health: 'in-step',
    caseKnown: true,
    closed,
  });
  // What can still be edited, or stands in the thread by now, need not be copied from here.
  if (!isHomeless(item, { closed, caseKnown: true })) return steps.filter((step) => step !== 'copy');
  return [...steps.filter((step) => step !== 'discard'), 'discard'];
}

/** Steps of which each is one press and goes without a question. */
const PRESSED = {
  there: ({ id }) => act(desk.confirmItem(id)),
  edit: ({ id }) => editItem(id),
  copy: ({ action }) => copyText(writtenIn(action)?.text ?? '', t('toast.textCopied')),
  discard: ({ id }) => act(desk.discardItem(id)),
} satisfies Partial<Record<OutboxStep, (item: OutboxItem) => unknown>>;
const isPressed = (step: OutboxStep): step is keyof typeof PRESSED => step in PRESSED;

interface StepsProps {
  readonly view: CaseView;
  readonly item: OutboxItem;
}

/** The ways on besides sending it as it is. */
export function StuckSteps({ view, item }: StepsProps) {
  const notTheirs = item.action.kind === 'reply' ? whyNoSending(view, item.agent) : undefined;
  return (
    <>
      {stepsHere(view, item).map((step) =>
        step === 'elsewhere' ? (
          <Elsewhere key={step} item={item} />
        ) : isPressed(step) ? (
          <Button
            key={step}
            small
            {...(step === 'discard' && { variant: 'quiet' })}
            reason={step === 'copy' ? undefined : notTheirs}
            onClick={() => void PRESSED[step](item)}
          >
            {t(STEP_TEXTS[step])}
          </Button>
        ) : null,
      )}
    </>
  );
}
