import { useEffect } from 'preact/hooks';
import { ReviewView } from '@/components/approvals/ReviewView.tsx';
import { reviewing } from './reviewing.ts';

const leave = () => {
  reviewing.value = undefined;
};

/** The review of a request in its own case: in place of the thread, whose end it shows. Esc goes back to the case. */
export function CaseReview({ approval }: { readonly approval: string }) {
  // Whoever goes elsewhere and comes back finds the thread; what they wrote in the review is kept.
  useEffect(() => leave, []);
  return <ReviewView approval={approval} onDone={leave} />;
}
