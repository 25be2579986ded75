import { act } from '@/components/app/act.ts';
import { saveBlob } from '@/components/case/file-bytes.ts';
import { toast } from '@/components/controls';
import { t } from '@/components/locales';
import { desk as commands } from '@/core/live/desk';
import { recordCsv, recordJson } from '@/core/model/approval-record';

/** How the record of approvals can be saved. */
export type RecordFormat = 'csv' | 'json';

const TYPES = { csv: 'text/csv;charset=utf-8', json: 'application/json' } as const;

/** Who did what when with every request of a desk, as a file. */
export async function saveRecord(desk: string, format: RecordFormat) {
  const found = await act(commands.approvalRecord(desk));
  if (!found) return;
  if (found.length === 0) return void toast.show({ text: t('record.save.none') });
  const at = new Date().toISOString();
  const text = format === 'csv' ? recordCsv(found) : recordJson(found, at);
  saveBlob(new Blob([text], { type: TYPES[format] }), `casebar-approvals-${at.slice(0, 10)}.${format}`);
  toast.show({ text: t('record.save.done', { count: found.length }), tone: 'good' });
}
