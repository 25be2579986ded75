import { act } from '@/components/app/act.ts';
import { toast } from '@/components/controls';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import type { CaseStatus } from '@/core/model/case';
import type { CaseRow } from '@/core/queries/inbox';

/** Sets a status, with a way back where there is one: closed has none. */
export async function changeStatus(row: CaseRow, status: CaseStatus) {
  const before = row.status;
  if (before === status) return;
  const done = await act(desk.setStatus(row.id, status));
  if (done === undefined) return;
  const undo = { label: t('action.undo'), run: () => void act(desk.setStatus(row.id, before)) };
  toast.show({
    text: t('toast.status', { status: t(`status.${status}`) }),
    action: status === 'closed' || before === 'new' ? undefined : undo,
  });
}
