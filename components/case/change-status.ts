import { act } from '@/components/app/act.ts';
import { place } from '@/components/app/navigation.ts';
import { toast } from '@/components/controls';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import type { CaseStatus } from '@/core/model/case';
import { codeOf } from '@/core/model/errors';
import type { CaseRow } from '@/core/queries/inbox';
import { fillFirst } from './card/fill-first.ts';

/** Sets it; false = the case has required fields without a value, and is asked for them first. */
async function setOrAsk(row: CaseRow, status: CaseStatus): Promise<boolean> {
  try {
    await desk.setStatus(row.id, status);
    return true;
  } catch (error) {
    // Only an open case can ask; from the list the sentence says what is missing.
    if (codeOf(error) !== 'missing-field' || place.value.case !== row.id) throw error;
    const label = t(status === 'closed' ? 'case.close' : 'case.resolve');
    fillFirst.value = { case: row.id, label, go: () => void changeStatus(row, status) };
    return false;
  }
}

/** Sets a status, with a way back where there is one: closed has none. */
export async function changeStatus(row: CaseRow, status: CaseStatus) {
  const before = row.status;
  if (before === status) return;
  const done = await act(setOrAsk(row, status));
  if (!done) return;
  const undo = { label: t('action.undo'), run: () => void act(desk.setStatus(row.id, before)) };
  toast.show({
    text: t('toast.status', { status: t(`status.${status}`) }),
    action: status === 'closed' || before === 'new' ? undefined : undo,
  });
}
