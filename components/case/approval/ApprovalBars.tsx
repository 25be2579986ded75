import '@/components/locales/approvals.ts';
import type { CaseView } from '@/core/queries/case';
import { OutcomeBar } from './OutcomeBar.tsx';
import { PendingBar } from './PendingBar.tsx';
import './approval.css';

/** What of this case waits for approval, for everybody; and for its author, what became of it. */
export const ApprovalBars = ({ view }: { readonly view: CaseView }) => (
  <div class="approval-bars">
    {view.approvals.map((row) =>
      row.approval.state === 'waiting' ? (
        <PendingBar key={row.approval.id} view={view} row={row} />
      ) : (
        <OutcomeBar key={row.approval.id} view={view} row={row} />
      ),
    )}
  </div>
);
