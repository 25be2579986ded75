import * as v from 'valibot';
import type { ErrorCode } from '@/core/model/errors';
import { filesToSend, type OutboxItem } from '@/core/model/outbox-item';
import { itemsIn } from '@/core/store/outbox';
import { progressOf } from '@/core/store/upload-progress';
import { query } from './query.ts';

/** Files of one outbox item on their way to the desk, or waiting for their next try. */
export interface UploadView {
  /** Id of the item. */
  readonly item: string;
  readonly case: string;
  /** Agent id of whoever sent it. */
  readonly agent: string;
  /** On their way this moment; otherwise they wait. */
  readonly running: boolean;
  /** Bytes of all its files, and those of them that have left. */
  readonly size: number;
  readonly sent: number;
  readonly files: number;
  /** Files the desk has. */
  readonly done: number;
  /** Why the last try ended; null = there was none that did. */
  readonly problem: ErrorCode | null;
  /** When the next try is; ISO. */
  readonly dueAt: string;
}

function viewOf(item: OutboxItem): UploadView | undefined {
  const { uploads = {}, id, agent, dueAt } = item;
  const now = progressOf(id);
  const files = filesToSend(item).map((file) => {
    const { ref = '', sent = 0 } = uploads[file.id] ?? {};
    return { size: file.size, done: ref !== '', sent: ref ? file.size : (now?.get(file.id) ?? sent) };
  });
  if (Object.keys(uploads).length === 0 || files.every(({ done }) => done)) return undefined;
  const sum = (of: (file: (typeof files)[number]) => number) => files.reduce((n, file) => n + of(file), 0);
  return {
    item: id,
    case: item.case,
    agent,
    running: now !== undefined,
    size: sum(({ size }) => size),
    sent: sum(({ sent, size }) => Math.min(sent, size)),
    files: files.length,
    done: files.filter(({ done }) => done).length,
    problem: item.problem?.code ?? null,
    dueAt,
  };
}

/** Everything that is being uploaded, or waits for its next try, oldest first. */
export const uploads = query({
  args: v.null(),
  reads: ['outbox', 'uploads'],
  async run(): Promise<UploadView[]> {
    const views = (await itemsIn(['queued'])).map(viewOf);
    return views.filter((view) => view !== undefined);
  },
});
