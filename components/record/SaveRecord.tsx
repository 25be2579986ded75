import '@/components/locales/approvals.ts';
import { useState } from 'preact/hooks';
import { DownloadIcon, Menu } from '@/components/controls';
import { t } from '@/components/locales';
import type { DeskStatus } from '@/core/queries/status';
import { type RecordFormat, saveRecord } from './save-record.ts';

interface SaveProps {
  readonly desks: readonly DeskStatus[];
  /** Where there is little room: a picture instead of words. */
  readonly small?: boolean;
}

const FORMATS = ['csv', 'json'] as const;

/** Desks whose record this agent may save: approvers and administrators. */
export const desksWithRecord = (desks: readonly DeskStatus[]) =>
  desks.filter(
    ({ me, capabilities }) =>
      capabilities.approvals && me?.rights.some((right) => right === 'approve' || right === 'administer'),
  );

/** Saves who did what when, with every text; not there for whoever may not. */
export function SaveRecord({ desks, small }: SaveProps) {
  const [busy, setBusy] = useState(false);
  const mine = desksWithRecord(desks);
  if (mine.length === 0) return null;
  const save = async (desk: string, format: RecordFormat) => {
    setBusy(true);
    await saveRecord(desk, format);
    setBusy(false);
  };
  const items = mine.flatMap(({ id, name }) => [
    // One desk needs no name.
    ...(mine.length > 1 ? [{ id, group: name }] : []),
    ...FORMATS.map((format) => ({
      id: `${id} ${format}`,
      label: t(`record.save.${format}`),
      detail: t(`record.save.${format}.text`),
      onSelect: () => void save(id, format),
    })),
  ]);
  const label = t('record.save');
  const look = small ? { small, variant: 'quiet' as const, label } : { children: label };
  return <Menu button={{ icon: DownloadIcon, busy, ...look }} items={items} label={label} align="end" />;
}
