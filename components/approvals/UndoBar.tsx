import { useKeys } from '@/components/app/keys.ts';
import { Button, ClockIcon, Icon, now, useSecondsLeft } from '@/components/controls';
import { t } from '@/components/locales';
import { counted, type Decision, decisions, said, undoDecision } from './decisions.ts';

interface UndoProps {
  /** The request is there to be reviewed again. */
  onUndone(approval: string): void;
}

/** What was decided last, for as long as it can be taken back. */
export function UndoBar({ onUndone }: UndoProps) {
  // A coarse clock is enough to let it go; the seconds are counted by the bar itself.
  const last = decisions.value.findLast(({ until }) => until > Math.max(now.value, Date.now()));
  return (
    <>
      {/* Always there, or screen readers would not listen to it. */}
      <p class="visually-hidden" role="status">
        {last && said(last)}
      </p>
      {last && <Bar key={last.item} decision={last} onUndone={onUndone} />}
    </>
  );
}

function Bar({ decision, onUndone }: { readonly decision: Decision } & UndoProps) {
  const left = useSecondsLeft(decision.until);
  const undo = async () => {
    if (await undoDecision(decision)) onUndone(decision.approval);
  };
  useKeys({ 'Ctrl+z': () => void undo() });
  if (left <= 0) return null;
  return (
    <div class="review-undo">
      <Icon of={ClockIcon} />
      <p class="truncate" aria-hidden="true">
        {counted(decision, left)}
      </p>
      <Button small keys="Ctrl+Z" onClick={() => void undo()}>
        {t('action.undo')}
      </Button>
    </div>
  );
}
