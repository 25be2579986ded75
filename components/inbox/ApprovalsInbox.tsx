import { useState } from 'preact/hooks';
import { act } from '@/components/app/act.ts';
import { showCase } from '@/components/app/navigation.ts';
import { Filters } from '@/components/approvals/Filters.tsx';
import { listPlace, startPlace } from '@/components/approvals/place.ts';
import { RequestList } from '@/components/approvals/RequestList.tsx';
import { useRequests } from '@/components/approvals/use-requests.ts';
import { reviewing } from '@/components/case/approval/reviewing.ts';
import { desk } from '@/core/live/desk';
import '@/components/locales/approvals.ts';
import '@/components/approvals/approvals.css';

/** Rows of the first look, before anything is measured. */
const FIRST = 20;

/** What waits for this agent's approval, as in the popup; one opens in its case, which it does not take. */
function ApprovalsInbox() {
  const [wanted, setWanted] = useState(FIRST);
  const place = listPlace.value;
  const requests = useRequests(place, wanted);
  const open = (id: string) => {
    const row = requests.list?.rows.find(({ approval }) => approval.id === id);
    if (!row) return;
    const { case: of } = row.approval;
    reviewing.value = { case: of, approval: id };
    showCase(of);
    void act(desk.previewCase(of));
  };
  return (
    <div class="approvals approvals-inbox">
      {requests.list && <Filters list={requests.list} place={place} />}
      <RequestList requests={requests} onWant={setWanted} onOpen={open} />
    </div>
  );
}

/** The list where its reader left it here; the popup has a place of its own. */
export async function readyApprovals() {
  await startPlace('inbox');
  return ApprovalsInbox;
}
