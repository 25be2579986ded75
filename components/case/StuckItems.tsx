import { act } from '@/components/app/act.ts';
import { useSendGuard } from '@/components/composer/send-guard.tsx';
import { whyNoSending } from '@/components/composer/why-not.ts';
import { Button, InlineError } from '@/components/controls';
import { editItem } from '@/components/later/take-back.ts';
import { t } from '@/components/locales';
import { Elsewhere } from '@/components/outbox/Elsewhere.tsx';
import { HeldReply } from '@/components/unseen/HeldReply.tsx';
import { desk } from '@/core/live/desk';
import type { OutboxItem } from '@/core/model/outbox-item';
import { canSendOn, isHomeless, isUnclear } from '@/core/model/outbox-need';
import type { CaseView } from '@/core/queries/case';
import { StuckApproval } from './approval/StuckApproval.tsx';
import { stuckDetail, stuckSentence } from './stuck-text.ts';

/**
 * A claim or a change of status that was refused needs no second try by hand: it is only said and put away. A
 * text of the agent's is never put away without their word.
 */
const isWorthRepeating = ({ action, state }: OutboxItem) =>
  state !== 'sent' && (action.kind === 'reply' || action.kind === 'note');

/** On its way, or perhaps there: then it is no draft of the agent's any more. */
const canTakeBack = (item: OutboxItem) =>
  isWorthRepeating(item) && item.state !== 'unconfirmed' && !isUnclear(item);

/** «Send again» would not be true of what was held back: it may never have been sent. */
function verbOf(item: OutboxItem): string {
  if (!isWorthRepeating(item)) return t('action.dismiss');
  return item.state === 'held' && !isUnclear(item) ? t('sent.held.anyway') : t('sent.failed.again');
}

interface StuckProps {
  readonly view: CaseView;
  readonly item: OutboxItem;
}

/** One of them; sending it again is guarded as sending is. */
function StuckOne({ view, item }: StuckProps) {
  const { place, guard, question } = useSendGuard<HTMLDivElement>();
  const repeats = isWorthRepeating(item);
  const verb = verbOf(item);
  const isReply = repeats && item.action.kind === 'reply';
  const noSending = isReply ? whyNoSending(view) : undefined;
  const notTheirs = isReply ? whyNoSending(view, item.agent) : undefined;
  const around = { closed: view.case.status === 'closed', caseKnown: true };
  const homeless = isHomeless(item, around);
  const goOn = (event: MouseEvent) =>
    repeats
      ? guard(event, verb, () => void act(desk.retryItem(item.id)))
      : void act(desk.discardItem(item.id));
  // Where the desk would only say the same, trying again is no next step.
  const next = repeats && !canSendOn(item, around) ? undefined : goOn;
  return (
    <div ref={place} class="stuck-item">
      <InlineError
        code={item.problem?.code ?? 'unexpected'}
        text={stuckSentence(view, item)}
        detail={stuckDetail(item)}
        retryAt={item.state === 'unconfirmed' ? item.dueAt : undefined}
        nextLabel={verb}
        nextReason={noSending}
        onNext={next}
      />
      {repeats && isUnclear(item) && (
        <Button small reason={notTheirs} onClick={() => void act(desk.confirmItem(item.id))}>
          {t('outbox.step.there')}
        </Button>
      )}
      {homeless && view.me?.id === item.agent && <Elsewhere item={item} />}
      {canTakeBack(item) && !homeless && (
        <Button small reason={notTheirs} onClick={() => void editItem(item.id)}>
          {t('later.edit')}
        </Button>
      )}
      {repeats && (
        <Button small variant="quiet" reason={notTheirs} onClick={() => void act(desk.discardItem(item.id))}>
          {t('sent.failed.discard')}
        </Button>
      )}
      {question}
    </div>
  );
}

/** What was owed to the desk and did not get there: what happened, and what can be done. */
export const StuckItems = ({ view }: { readonly view: CaseView }) => (
  <div class="stuck-items">
    {view.stuck.map((item) =>
      item.action.kind === 'approval' ? (
        <StuckApproval key={item.id} view={view} item={item} />
      ) : item.state === 'held' && item.missed ? (
        <HeldReply key={item.id} view={view} item={item} missed={item.missed} />
      ) : (
        <StuckOne key={item.id} view={view} item={item} />
      ),
    )}
  </div>
);
