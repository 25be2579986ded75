import * as v from 'valibot';
import type { DraftTab } from '@/core/model/draft';
import { under } from '@/core/model/key-range';
import type { OutboxAction } from '@/core/model/outbox-item';
import { database } from '@/core/store/database';
import { query } from './query.ts';

/** A text of the agent's that can still be taken back. */
export interface GoingOut {
  readonly item: string;
  readonly case: string;
  readonly tab: DraftTab;
  readonly contactName: string;
  /** When it goes; ISO. */
  readonly undoUntil: string;
}

/** Where its text was written; a decision about somebody else's is taken back where it was made. */
function tabOf(action: OutboxAction): DraftTab | undefined {
  if (action.kind === 'reply' || action.kind === 'note') return action.kind;
  if (action.kind === 'outbound') return 'reply';
  const asks = action.kind === 'approval' && (action.step.do === 'request' || action.step.do === 'revise');
  return asks ? 'approval' : undefined;
}

/** What the signed-in agents sent a moment ago and can take back, oldest first; whichever surface it was sent from. */
export const goingOut = query({
  args: v.null(),
  reads: ['outbox', 'desks'],
  async run(): Promise<GoingOut[]> {
    const db = await database();
    const [desks, queued] = await Promise.all([
      db.getAll('desks'),
      db.getAllFromIndex('outbox', 'byState', under('queued')),
    ]);
    const now = new Date().toISOString();
    const found: GoingOut[] = [];
    for (const { id, desk, agent, case: caseId, action, undoUntil } of queued.sort((a, b) => a.seq - b.seq)) {
      if (undoUntil === undefined || undoUntil <= now) continue;
      const tab = tabOf(action);
      if (!tab) continue;
      // A colleague who signed in here must not be asked about it.
      if (desks.find((one) => one.id === desk)?.me?.id !== agent) continue;
      const known = (await db.get('cases', caseId))?.contactName ?? '';
      const contactName = action.kind === 'outbound' ? action.to.name || action.to.address : known;
      found.push({ item: id, case: caseId, tab, contactName, undoUntil });
    }
    return found;
  },
});
