import type { InboxSort } from '@/core/model/inbox-sort';
import type { InboxView } from '@/core/model/inbox-view';
import { inbox } from '@/core/queries/inbox';

/** More than anybody has open at once. */
const MOST = 200;

/**
 * The case to go on with after an answer, in the order of the list the agent came from; '' = none.
 *
 * Cases of their own whose contact waits come first, whatever the view: they were promised an answer. A free case is
 * proposed only in «my queues», where a click on it would take it as well; taking one that the agent merely looks
 * through («all», a status) would be a decision nobody made. Where a reply waits for approval there is nothing to do.
 */
export async function nextCase(after: string, view: InboxView, sort: InboxSort): Promise<{ case: string }> {
  const mine = await inbox.run({ view: 'mine', sort, from: 0, count: MOST });
  const isOfView = view === 'mine' || view === 'queues' || view === 'all';
  const own = mine.rows.find(
    (row) =>
      row.id !== after && !row.pending && row.waitingSince !== null && (isOfView || row.status === view),
  );
  if (own) return { case: own.id };
  if (view !== 'queues') return { case: '' };
  const { rows } = await inbox.run({ view, sort, from: 0, count: MOST });
  return { case: rows.find(({ id, pending }) => id !== after && !pending)?.id ?? '' };
}
