import { formatBytes, formatInUnitOf, formatTime, type PlainKey, t } from '@/components/locales';
import type { ErrorCode } from '@/core/model/errors';
import type { OutboxItem } from '@/core/model/outbox-item';
import type { UploadView } from '@/core/queries/uploads';

const REASONS: Partial<Record<ErrorCode, PlainKey>> = {
  stalled: 'upload.reason.stalled',
  offline: 'upload.reason.offline',
  busy: 'upload.reason.busy',
  'signed-out': 'upload.reason.signed-out',
};

/** «Uploading 3.2 of 10 MB», or why it does not go on just now. For the thread and the outbox alike. */
export function uploadSentence({ running, problem, dueAt, files, done, ...bytes }: UploadView): string {
  const how = { sent: formatInUnitOf(bytes.sent, bytes.size), size: formatBytes(bytes.size) };
  if (running && bytes.sent >= bytes.size) return t('upload.ending', { size: how.size });
  if (running && files > 1) return t('upload.runningFiles', { ...how, file: done + 1, files });
  if (running) return t('upload.running', how);
  if (!problem) return t('upload.turn');
  const reason = t(REASONS[problem] ?? 'upload.reason.other');
  return t('upload.paused', { ...how, reason, time: formatTime(dueAt) });
}

/** A file the desk itself refused: the channel's own sentence would say that the others were attached. */
export function refusedFile({ uploads, state, problem }: OutboxItem): string | undefined {
  if (!uploads || state !== 'failed') return undefined;
  if (problem?.code === 'too-large') return t('upload.tooLarge');
  return problem?.code === 'wrong-type' ? t('upload.wrongType') : undefined;
}
