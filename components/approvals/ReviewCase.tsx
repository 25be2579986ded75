import { offerUndo } from './offer-undo.ts';
import { ReviewView } from './ReviewView.tsx';

interface ReviewCaseProps {
  /** Id of the request. */
  readonly approval: string;
  /** Decided, or left undecided: the case is in front again. */
  onDone(): void;
  /** The decision was taken back: the request is there to be reviewed again. */
  onUndone(approval: string): void;
}

/** A request in the place of its case's thread: the review as in the popup. Everything written stays when it is left. */
export function ReviewCase({ approval, onDone, onUndone }: ReviewCaseProps) {
  const decided = () => {
    offerUndo(approval, onUndone);
    onDone();
  };
  return <ReviewView approval={approval} onDone={decided} onBack={onDone} />;
}
