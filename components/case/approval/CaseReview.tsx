import { useEffect } from 'preact/hooks';
import { ReviewCase } from '@/components/approvals/ReviewCase.tsx';
import { reviewing } from './reviewing.ts';

const leave = () => {
  reviewing.value = undefined;
};

/** The review of a request in its own case: in place of the thread, whose end it shows. Esc goes back to the case. */
export function CaseReview({ caseId, approval }: { readonly caseId: string; readonly approval: string }) {
  // Whoever goes elsewhere and comes back finds the thread; what they wrote in the review is kept.
  // Not if another one is to be reviewed by then, in a case that is being opened.
  useEffect(() => () => void (reviewing.value?.case === caseId && leave()), [caseId]);
  const again = (undone: string) => {
    reviewing.value = { case: caseId, approval: undone };
  };
  return <ReviewCase approval={approval} onDone={leave} onUndone={again} />;
}
