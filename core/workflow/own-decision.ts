import type { Approval } from '@/core/model/approval';
import { CasebarError } from '@/core/model/errors';
import { type OutboxItem, templateIn, writtenIn } from '@/core/model/outbox-item';
import { isUnderWay } from '@/core/model/outbox-need';
import { itemById, itemsOfCase, removeItem, takeBackItem } from '@/core/store/outbox';
import { type Fill, isFilledSo } from './check-template.ts';

const DECISIONS: readonly string[] = ['approve', 'return', 'pass'];

const isAbout = ({ action }: OutboxItem, approval: string) =>
  action.kind === 'approval' && action.approval === approval && DECISIONS.includes(action.step.do);

/** A decision of this agent's that is still on its way; undefined = there is none. */
export const ownDecision = async ({ id, case: of }: Approval, me: string): Promise<OutboxItem | undefined> =>
  (await itemsOfCase(of)).find((item) => isAbout(item, id) && item.agent === me && isUnderWay(item));

/**
 * Asked again, because the answer got lost: it is owed, or done, and what came of it since is no reason to refuse it.
 * Errors: conflict (under this id something else is owed).
 */
export async function isOwedAlready(id: string, words: string, fill?: Fill): Promise<boolean> {
  const item = await itemById(id);
  if (!item) return false;
  const filled = fill && templateIn(item.action);
  const same = fill
    ? filled !== undefined && isFilledSo(filled, fill)
    : (writtenIn(item.action)?.text ?? '') === words;
  if (!same) throw new CasebarError('conflict', item.agent);
  return true;
}

/** Whoever decides anew gives up what was refused before; a text in it is kept among the drafts. */
export async function noteSuperseded({ id, case: of }: Approval, by: string) {
  for (const item of await itemsOfCase(of)) {
    if (item.id === by || item.state !== 'failed' || !isAbout(item, id)) continue;
    if (!(await takeBackItem(item.id, new Date().toISOString()))) await removeItem(item.id, ['failed']);
  }
}
