import { useKeys } from '@/components/app/keys.ts';
import { Button, ClockIcon, Icon, now, useSecondsLeft } from '@/components/controls';
import { t } from '@/components/locales';
import { type Decision, decisions, undoDecision } from './decisions.ts';

interface UndoProps {
  /** The request is there to be reviewed again. */
  onUndone(approval: string): void;
}

/** What was decided last, for as long as it can be taken back. */
export function UndoBar({ onUndone }: UndoProps) {
  // A coarse clock is enough to let it go; the seconds are counted by the bar itself.
  const last = decisions.value.findLast(({ until }) => until > Math.max(now.value, Date.now()));
  return last ? <Bar key={last.item} decision={last} onUndone={onUndone} /> : null;
}

function Bar({ decision, onUndone }: { readonly decision: Decision } & UndoProps) {
  const left = useSecondsLeft(decision.until);
  const undo = async () => {
    if (await undoDecision(decision)) onUndone(decision.approval);
  };
  useKeys({ 'Ctrl+z': () => void undo() });
  if (left <= 0) return null;
  const { name } = decision;
  const isApproved = decision.do === 'approve';
  return (
    <div class="review-undo">
      <Icon of={ClockIcon} />
      {/* Said once; counted, it would speak every second. */}
      <p class="visually-hidden" role="status">
        {isApproved ? t('review.done.approve', { name }) : t('review.done.return', { author: name })}
      </p>
      <p class="truncate" aria-hidden="true">
        {isApproved
          ? t('review.done.approve.in', { name, count: left })
          : t('review.done.return.in', { author: name, count: left })}
      </p>
      <Button small keys="Ctrl+Z" onClick={() => void undo()}>
        {t('action.undo')}
      </Button>
    </div>
  );
}
