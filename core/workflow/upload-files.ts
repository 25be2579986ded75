import type { Connector } from '@/core/connectors/connector';
import { CasebarError, codeOf, isTransient } from '@/core/model/errors';
import type { Attachment } from '@/core/model/message';
import { filesToSend, type OutboxItem } from '@/core/model/outbox-item';
import { NO_UPLOAD, type Upload } from '@/core/model/upload';
import { onChange } from '@/core/store/changes';
import { fileById } from '@/core/store/files';
import { itemById, moveItem } from '@/core/store/outbox';
import { endProgress, noteProgress, progressOf } from '@/core/store/upload-progress';
import { backoff } from './backoff.ts';
import { gate } from './gate.ts';
import { inBackground } from './in-background.ts';
import { keepAwake } from './keep-awake.ts';
import { pullDesk } from './pull-desk.ts';
import { schedule } from './schedule.ts';

/** Items of one desk whose files go at the same time; more would only share the line and all come late. */
const AT_ONCE = 2;
const gates = new Map<string, ReturnType<typeof gate>>();

function gateOf(desk: string) {
  const open = gates.get(desk) ?? gate(AT_ONCE);
  gates.set(desk, open);
  return open;
}

/** Items whose files are on their way in this life of the worker. */
const running = new Set<string>();

const uploadOf = (item: OutboxItem, file: string): Upload => item.uploads?.[file] ?? NO_UPLOAD;

/** Files the desk takes before the message and has not got. */
const missing = (item: OutboxItem, connector: Connector) =>
  connector.upload ? filesToSend(item).filter(({ id }) => !uploadOf(item, id).ref) : [];

/** Notes something about a file of an item that still waits; undefined = taken back meanwhile. */
const note = (item: OutboxItem, file: string, change: (before: Upload) => Upload) =>
  moveItem(item.id, ['queued'], (i) => ({
    ...i,
    uploads: { ...i.uploads, [file]: change(uploadOf(i, file)) },
  }));

/** One file. Errors: what the connector says, gone (it is not here any more), offline, stalled. */
async function uploadOne(
  item: OutboxItem,
  attachment: Attachment,
  connector: Connector,
  signal: AbortSignal,
) {
  const stored = await fileById(attachment.id);
  if (!stored || !connector.upload) throw new CasebarError('gone', attachment.name);
  const { blob } = stored;
  const carrying = {
    key: `${item.id}/${attachment.id}`,
    body: blob,
    onProgress: (sent: number) => noteProgress(item.id, attachment.id, sent),
    tries: uploadOf(item, attachment.id).tries,
    signal,
  };
  const ref = await connector.upload(attachment, carrying, item);
  // With the name the desk gave it: whatever happens to the message from here, the file is not sent again.
  await note(item, attachment.id, (before) => ({ ...before, ref, sent: blob.size }));
}

/** What a failure makes of the item: again later, or a person decides. No message has left, so nothing is unclear. */
async function uploadFailed(item: OutboxItem, { id, name }: Attachment, error: unknown) {
  const code = codeOf(error);
  if (code === 'unexpected') console.error('casebar: upload', error);
  const again = isTransient(code) || code === 'signed-out';
  const tries = uploadOf(item, id).tries + 1;
  const retryAt = error instanceof CasebarError ? Date.parse(error.retryAt) : Number.NaN;
  const due = Number.isNaN(retryAt) ? Date.now() + backoff(tries) : retryAt;
  const sent = progressOf(item.id)?.get(id) ?? 0;
  const detail = error instanceof CasebarError ? error.detail : '';
  await moveItem(item.id, ['queued'], (i) => ({
    ...i,
    state: again ? 'queued' : 'failed',
    dueAt: again ? new Date(due).toISOString() : i.dueAt,
    problem: { code, detail: detail || (again ? '' : name) },
    uploads: { ...i.uploads, [id]: { ...uploadOf(i, id), tries, sent } },
  }));
  if (again) await schedule(`deliver:${item.desk}`, due);
  // The desk's line is to say it, and the agent to be asked to log in.
  if (code === 'signed-out') inBackground('pull', pullDesk(item.desk));
}

/** Aborts once the item is taken back, given up, or its desk is forgotten. */
function untilGone(id: string): AbortController {
  const stop = new AbortController();
  const look = async () => {
    if ((await itemById(id))?.state !== 'queued') stop.abort();
  };
  onChange((stores) => {
    if (stores.has('outbox')) inBackground('upload', look());
  }, stop.signal);
  return stop;
}

/** One after the other: the first ones are there if the line ends in the middle. Answers whether all are. */
async function uploadAll(item: OutboxItem, connector: Connector): Promise<boolean> {
  const stop = untilGone(item.id);
  try {
    for (const attachment of missing(item, connector)) {
      const begun = await note(item, attachment.id, (before) => before);
      if (!begun || stop.signal.aborted) return false;
      try {
        await uploadOne(begun, attachment, connector, stop.signal);
      } catch (error) {
        if (!stop.signal.aborted) await uploadFailed(begun, attachment, error);
        return false;
      }
    }
    return true;
  } finally {
    stop.abort();
    endProgress(item.id);
  }
}

/**
 * Whether files of an item must go to the desk before it. If so they are on their way after this, beside everything
 * else: a large file keeps no other case, no status and no job waiting. `then` is called once all are there.
 */
export function uploadsFirst(item: OutboxItem, connector: Connector, then: () => Promise<void>): boolean {
  if (missing(item, connector).length === 0) return false;
  if (running.has(item.id)) return true;
  running.add(item.id);
  // Marked before its turn comes, so that a surface can say what it waits for.
  const marked = Promise.all(missing(item, connector).map(({ id }) => note(item, id, (before) => before)));
  const work = marked
    .then(() => gateOf(item.desk)(() => uploadAll(item, connector)))
    .finally(() => running.delete(item.id));
  inBackground(
    'upload',
    keepAwake(work).then((done) => (done ? then() : undefined)),
  );
  return true;
}
