import type { Connector, Receipt } from '@/core/connectors/connector';
import { CasebarError, codeOf, type ErrorCode } from '@/core/model/errors';
import type { OutboxItem } from '@/core/model/outbox-item';
import { fileById } from '@/core/store/files';
import { itemsIn, moveItem, settleItem } from '@/core/store/outbox';
import { connectorOf } from './connectors.ts';
import { keepAwake } from './keep-awake.ts';
import { pullDesk } from './pull-desk.ts';
import { schedule } from './schedule.ts';

/** A request ends before the worker could be stopped in the middle of it. */
const TIMEOUT = 20_000;
const WAITING = ['queued', 'sending', 'unconfirmed'] as const;

/** After a refusal that says "not now"; grows with every attempt. */
const backoff = (attempts: number) =>
  Math.min(15 * 60_000, 2_000 * 2 ** attempts) * (0.8 + Math.random() * 0.4);

const problem = (error: unknown) => ({
  code: codeOf(error),
  detail: error instanceof CasebarError ? error.detail : '',
});

/** The desk certainly did not carry it out, and may later. */
const isNotNow = (code: ErrorCode) => code === 'busy' || code === 'signed-out';
/** Nobody knows whether the desk carried it out. */
const isUnclear = (code: ErrorCode) => code === 'offline' || code === 'unexpected';

async function filesOf(item: OutboxItem): Promise<Map<string, Blob>> {
  const files = new Map<string, Blob>();
  if (item.action.kind !== 'reply' && item.action.kind !== 'note') return files;
  for (const attachment of item.action.attachments) {
    const stored = await fileById(attachment.id);
    if (!stored) throw new CasebarError('gone', attachment.name);
    files.set(attachment.id, stored.blob);
  }
  return files;
}

/** Later items of a case whose taking was lost must not go out: somebody else answers there now. */
async function holdRest(item: OutboxItem, error: unknown) {
  for (const later of await itemsIn(['queued']))
    if (later.case === item.case && later.seq > item.seq)
      await moveItem(later.id, ['queued'], (i) => ({ ...i, state: 'held', problem: problem(error) }));
}

async function sendFailed(item: OutboxItem, error: unknown) {
  const code = codeOf(error);
  if (code === 'unexpected') console.error(`casebar: deliver ${item.action.kind}`, error);
  const retryAt = error instanceof CasebarError ? Date.parse(error.retryAt) : Number.NaN;
  const wait = Number.isNaN(retryAt) ? Date.now() + backoff(item.attempts.length) : retryAt;
  const dueAt = new Date(wait).toISOString();
  const state = isNotNow(code) ? 'queued' : isUnclear(code) ? 'unconfirmed' : 'failed';
  await moveItem(item.id, ['sending'], (i) => ({ ...i, state, dueAt, problem: problem(error) }));
  if (state !== 'failed') await schedule(`deliver:${item.desk}`, wait);
  if (item.action.kind === 'claim' && code === 'conflict') await holdRest(item, error);
}

const settle = (item: OutboxItem, receipt: Receipt) =>
  settleItem(item.id, receipt.message, receipt.at, receipt.statusProblem);

/** `sending` is on disk before the request leaves, so a crash in between can never look like "not sent yet". */
async function send(item: OutboxItem, connector: Connector): Promise<boolean> {
  const attempt = { id: crypto.randomUUID(), at: new Date().toISOString() };
  const sending = await moveItem(item.id, ['queued'], (i) => ({
    ...i,
    state: 'sending',
    problem: null,
    attempts: [...i.attempts, attempt],
  }));
  if (!sending) return false;
  try {
    const files = await filesOf(sending);
    await settle(sending, await connector.deliver(sending, files, AbortSignal.timeout(TIMEOUT)));
    return true;
  } catch (error) {
    await sendFailed(sending, error);
    return false;
  }
}

/** Asks the desk whether an item of unknown fate arrived. True = it may be sent (again) now. */
async function isMissing(item: OutboxItem, connector: Connector): Promise<boolean> {
  const lastAttempt = Date.parse(item.attempts.at(-1)?.at ?? item.createdAt);
  const provenAt = lastAttempt + connector.settleMs;
  if (Date.now() < provenAt) {
    await schedule(`deliver:${item.desk}`, provenAt);
    return false;
  }
  const answer = await connector.wasDelivered(item, AbortSignal.timeout(TIMEOUT));
  if (answer === 'unknown') return false;
  if (answer !== 'no') {
    await settle(item, answer);
    return false;
  }
  return (await moveItem(item.id, ['unconfirmed'], (i) => ({ ...i, state: 'queued' }))) !== undefined;
}

/** Moves one item as far as it goes now. False = later items of its case must wait. */
async function advance(item: OutboxItem, connector: Connector): Promise<boolean> {
  if (item.dueAt > new Date().toISOString()) {
    await schedule(`deliver:${item.desk}`, Date.parse(item.dueAt));
    return false;
  }
  // Nobody else delivers while we hold the lock: `sending` was left behind by a worker that died.
  if (item.state === 'sending') await moveItem(item.id, ['sending'], (i) => ({ ...i, state: 'unconfirmed' }));
  if (item.state === 'queued') return send(item, connector);
  try {
    return (await isMissing(item, connector)) && (await send(item, connector));
  } catch (error) {
    const dueAt = Date.now() + backoff(item.attempts.length);
    await moveItem(item.id, ['unconfirmed'], (i) => ({
      ...i,
      dueAt: new Date(dueAt).toISOString(),
      problem: problem(error),
    }));
    await schedule(`deliver:${item.desk}`, dueAt);
    return false;
  }
}

async function deliverAll(desk: string) {
  const connector = await connectorOf(desk);
  const blocked = new Set<string>();
  const tried = new Set<string>();
  let sent = 0;
  for (;;) {
    const next = (await itemsIn(WAITING)).find(
      (item) => item.desk === desk && !blocked.has(item.case) && !tried.has(item.id),
    );
    if (!next) return sent;
    tried.add(next.id);
    if (await advance(next, connector)) sent += 1;
    const left = (await itemsIn(WAITING)).some((item) => item.id === next.id);
    if (left) blocked.add(next.case);
  }
}

/**
 * Delivers what is owed to a desk: in order within a case, one case never waiting for another. One deliverer at a
 * time over all contexts; the lock dies with the worker, the items do not.
 */
export const deliverDesk = (desk: string): Promise<void> =>
  keepAwake(
    navigator.locks.request(`outbox:${desk}`, async () => {
      if ((await deliverAll(desk)) > 0) await pullDesk(desk);
    }),
  );
