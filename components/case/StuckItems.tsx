import { act } from '@/components/app/act.ts';
import { useSendGuard } from '@/components/composer/send-guard.tsx';
import { whyNoSending } from '@/components/composer/why-not.ts';
import { InlineError } from '@/components/controls';
import { t } from '@/components/locales';
import { refusedInWords } from '@/components/outbox/refused.ts';
import { STEP_TEXTS } from '@/components/outbox/steps.ts';
import { HeldReply } from '@/components/unseen/HeldReply.tsx';
import { desk } from '@/core/live/desk';
import { isRepeated, type OutboxItem } from '@/core/model/outbox-item';
import { isText, isUnclear, isUnderWay } from '@/core/model/outbox-need';
import type { CaseView } from '@/core/queries/case';
import { StuckApproval } from './approval/StuckApproval.tsx';
import { refusedChange } from './card/refused-change.ts';
import { StuckSteps, stepsHere } from './StuckSteps.tsx';
import { refusedFile } from './upload-text.ts';

/**
 * A claim or a change of status that was refused needs no second try by hand: it is only said and put away. A
 * text of the agent's is never put away without their word.
 */
const isWorthRepeating = (item: OutboxItem) => item.state !== 'sent' && isText(item);

const EXCERPT = 80;

/** The network repeated it: what there is more than once, so that the agent can put it right. */
function repeatedText({ action, copies = 1 }: OutboxItem): string {
  const all = 'text' in action ? action.text : '';
  const text = all.length > EXCERPT ? `${all.slice(0, EXCERPT)}…` : all;
  return copies === 2 ? t('sent.twice', { text }) : t('sent.repeated', { times: copies, text });
}

/** Where the code's own sentence would not be the whole truth: unclear, or only half of it worked. */
function sentenceOf(view: CaseView, item: OutboxItem): string | undefined {
  const { state, problem } = item;
  const { status } = view.case;
  const refused = refusedChange(view, item) ?? refusedFile(item) ?? refusedInWords(view, item);
  if (refused) return refused;
  if (isUnclear(item)) return t('outbox.why.unclear', { desk: view.deskName });
  if (state === 'unconfirmed') return t('sent.unconfirmed.title');
  if (state !== 'sent') return undefined;
  const kept = problem && t('sent.statusFailed', { status: t(`status.${status}`) });
  return [isRepeated(item) && repeatedText(item), kept].filter(Boolean).join(' ');
}

interface StuckProps {
  readonly view: CaseView;
  readonly item: OutboxItem;
}

/** One of them; sending it again is guarded as sending is. */
function StuckOne({ view, item }: StuckProps) {
  const { place, guard, question } = useSendGuard<HTMLDivElement>();
  const repeats = isWorthRepeating(item);
  const steps = stepsHere(view, item);
  // «Send again» would not be true of what was held back: it may never have been sent.
  const send = steps.includes('anyway') ? 'anyway' : 'again';
  const verb = t(STEP_TEXTS[repeats ? send : 'dismiss']);
  // What is asked about at the desk can be asked about at once; where the desk would only say the same, there is no next step.
  const ends = repeats && !isUnderWay(item) && !steps.includes(send);
  const goOn = (event: MouseEvent) =>
    repeats
      ? guard(event, verb, () => void act(desk.retryItem(item.id)))
      : void act(desk.discardItem(item.id));
  return (
    <div ref={place} class="stuck-item">
      <InlineError
        code={item.problem?.code ?? 'unexpected'}
        text={sentenceOf(view, item)}
        detail={item.state === 'sent' ? undefined : item.problem?.detail || undefined}
        retryAt={item.state === 'unconfirmed' ? item.dueAt : undefined}
        nextLabel={verb}
        nextReason={repeats && item.action.kind === 'reply' ? whyNoSending(view) : undefined}
        onNext={ends ? undefined : goOn}
      />
      {repeats && <StuckSteps view={view} item={item} />}
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
