import { useEffect } from 'preact/hooks';
import { startDecisions } from './decisions.ts';
import { ReviewView } from './ReviewView.tsx';
import { UndoBar } from './UndoBar.tsx';

interface ReviewCaseProps {
  /** Id of the request. */
  readonly approval: string;
  /** Decided, or left undecided: the case is in front again. */
  onDone(): void;
}

/** A request beside its case: the review as in the popup. Everything written stays when it is left. */
export function ReviewCase({ approval, onDone }: ReviewCaseProps) {
  return <ReviewView approval={approval} onDone={onDone} />;
}

/** The way back for what was decided here a moment ago; stands below whatever is shown by then. */
export function UndoDecision({ onUndone }: { onUndone(approval: string): void }) {
  useEffect(() => void startDecisions(), []);
  return <UndoBar onUndone={onUndone} />;
}
