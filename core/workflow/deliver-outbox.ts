import type { Connector, Receipt } from '@/core/connectors/connector';
import type { Approval } from '@/core/model/approval';
import { CasebarError, codeOf, type ErrorCode } from '@/core/model/errors';
import { isScheduled, type OutboxItem } from '@/core/model/outbox-item';
import { cursorOf, deskById } from '@/core/store/desks';
import { isWaiting, moveItem, settleItem, waitingCases, waitingOf } from '@/core/store/outbox';
import { backoff } from './backoff.ts';
import { connectorOf } from './connectors.ts';
import { countCopies } from './count-copies.ts';
import { gate } from './gate.ts';
import { approvalOf, handItem, stepTaken } from './hand-item.ts';
import { inBackground } from './in-background.ts';
import { keepAwake } from './keep-awake.ts';
import { hasLostRight } from './may-send.ts';
import { pullDesk } from './pull-desk.ts';
import { arm, schedule } from './schedule.ts';
import { heldFor, missedBy, whyNotNow } from './send-later.ts';
import { timeout } from './timeout.ts';
import { uploadsFirst } from './upload-files.ts';

/** Requests of one desk at the same time. */
const AT_ONCE = 6;

const problem = (error: unknown) => ({
  code: codeOf(error),
  detail: error instanceof CasebarError ? error.detail : '',
});

/** The desk certainly did not carry it out, and may later. */
const isNotNow = (code: ErrorCode) => code === 'busy' || code === 'signed-out';
/** Nobody knows whether the desk carried it out. */
const isUnclear = (code: ErrorCode) => code === 'offline' || code === 'unexpected';

/** Later items of a case whose taking was lost must not go out: somebody else answers there now. */
async function holdRest(item: OutboxItem, error: unknown) {
  for (const later of await waitingOf(item.case))
    if (later.seq > item.seq)
      await moveItem(later.id, ['queued'], (i) => ({ ...i, state: 'held', problem: problem(error) }));
}

/**
 * What a failure makes of an item, by its code alone:
 *
 *   busy, signed-out       queued again       certainly not carried out: when the desk says, or after a while
 *   offline, unexpected    unconfirmed        nobody knows: asked about before anything is sent again
 *   closed-case, conflict, gone, of a reply
 *                          held               right when it was written, wrong by now: a person decides
 *   everything else        failed             the desk said no: a person decides
 *
 * Where the browser may have repeated the request, a «no» may be the answer to the second copy: then nobody knows
 * either. Who took a case is told by the desk itself, so a claim is not asked about. Where a person has already decided
 * that it goes all the same, the desk's no is the end: held once more, it would stand there as before.
 */
async function sendFailed(item: OutboxItem, error: unknown) {
  const code = codeOf(error);
  const perhaps = error instanceof CasebarError && error.mayRepeat && item.action.kind !== 'claim';
  const missed = item.insisted ? undefined : missedBy(item, error);
  if (missed && !perhaps)
    await moveItem(item.id, ['sending'], (i) => heldFor(i, missed, problem(error).detail));
  if (code === 'unexpected') console.error(`casebar: deliver ${item.action.kind}`, error);
  const retryAt = error instanceof CasebarError ? Date.parse(error.retryAt) : Number.NaN;
  const wait = Number.isNaN(retryAt) ? Date.now() + backoff(item.attempts.length) : retryAt;
  const dueAt = new Date(wait).toISOString();
  const state = isUnclear(code) || perhaps ? 'unconfirmed' : isNotNow(code) ? 'queued' : 'failed';
  const refused = state === 'unconfirmed' && !isNotNow(code) && !isUnclear(code);
  const unclearSince = new Date().toISOString();
  const told = { state, dueAt, unclearSince, refused, problem: problem(error) } as const;
  await moveItem(item.id, ['sending'], (i) => ({ ...i, ...told }));
  if (state !== 'failed') await schedule(`deliver:${item.desk}`, wait);
  // The desk's line is to say it now, not with the next look: what follows waits instead of leaving for nowhere.
  if (code === 'signed-out' || code === 'offline') inBackground('pull', pullDesk(item.desk));
  if (item.action.kind === 'claim' && code === 'conflict') await holdRest(item, error);
}

/** Only of messages it matters how many there are: a status or tag set twice is set. */
async function settle(item: OutboxItem, receipt: Receipt, settleMs: number, before: Approval | undefined) {
  const looks = receipt.mayRepeat && receipt.message !== '' && receipt.copies === 1;
  const lookAt = looks ? new Date(Date.now() + settleMs).toISOString() : null;
  const step = await stepTaken(item, before, receipt);
  await settleItem(item.id, { ...receipt, lookAt, ...(step && { step }) }, `deliver:${item.desk}`);
  if (lookAt) await arm();
}

/** Why nothing can reach a desk just now: there is no line, or nobody is signed in; undefined = it can. */
async function cutBy(desk: string): Promise<'offline' | 'signed-out' | undefined> {
  const health = (await deskById(desk))?.health;
  return health === 'offline' || health === 'signed-out' ? health : undefined;
}

/**
 * Whether the line is known to be cut, or nobody signed in. Then an item stays queued, which is certain, instead of
 * leaving for nowhere, of which nobody could say whether it arrived. The pull that finds the line again makes it due at once.
 */
async function waitsForLine(item: OutboxItem): Promise<boolean> {
  if (!(await cutBy(item.desk))) return false;
  // Somebody has just pressed the button: perhaps the line is back, and only nobody has looked.
  if (!item.problem) await pullDesk(item.desk);
  const code = await cutBy(item.desk);
  if (!code) return false;
  const next = Date.parse((await cursorOf(item.desk))?.dueAt ?? '');
  const dueAt = Math.max(Number.isNaN(next) ? 0 : next, Date.now() + backoff(1));
  await moveItem(item.id, ['queued'], (i) => ({
    ...i,
    dueAt: new Date(dueAt).toISOString(),
    problem: { code, detail: '' },
  }));
  await schedule(`deliver:${item.desk}`, dueAt);
  return true;
}

/** `sending` is on disk before the request leaves, so a crash in between can never look like "not sent yet". */
async function send(item: OutboxItem, connector: Connector) {
  if (uploadsFirst(item, connector, () => deliverCase(item.desk, item.case))) return;
  const attempt = { id: crypto.randomUUID(), at: new Date().toISOString() };
  const sending = await moveItem(item.id, ['queued'], (i) => ({
    ...i,
    state: 'sending',
    problem: null,
    attempts: [...i.attempts, attempt],
  }));
  if (!sending) return;
  const before = await approvalOf(sending);
  let receipt: Receipt;
  try {
    receipt = await handItem(sending, connector);
  } catch (error) {
    return sendFailed(sending, error);
  }
  // Outside: if noting it fails, the desk has it all the same. It stays `sending` and is asked about.
  await settle(sending, receipt, connector.settleMs, before);
}

/** It is to go: only if it is still what the agent would send. */
async function sendIfRight(item: OutboxItem, connector: Connector) {
  // It waited: what was written meanwhile counts, also if this computer has just woken up.
  if (item.sendAt || item.undoUntil) await pullDesk(item.desk);
  // What nobody could ask about must not be decided by what was known yesterday.
  if (await waitsForLine(item)) return;
  if (await hasLostRight(item)) {
    const lost = { code: 'no-right', detail: '' } as const;
    await moveItem(item.id, ['queued'], (i) => ({ ...i, state: 'failed', problem: lost }));
    return undefined;
  }
  const missed = await whyNotNow(item);
  if (!missed) return send(item, connector);
  await moveItem(item.id, ['queued'], (i) => heldFor(i, missed));
}

/** Asks the desk whether an item of unknown fate arrived. True = it may be sent (again) now. */
async function isMissing(item: OutboxItem, connector: Connector): Promise<boolean> {
  // Not from the beginning of the attempt: a slow line may have brought it to the desk just before it was cut.
  const ended = item.unclearSince ?? item.attempts.at(-1)?.at ?? item.createdAt;
  const provenAt = Date.parse(ended) + connector.settleMs;
  if (Date.now() < provenAt) {
    await schedule(`deliver:${item.desk}`, provenAt);
    return false;
  }
  const before = await approvalOf(item);
  const answer = await connector.wasDelivered(item, timeout());
  if (answer === 'unknown') {
    // Nobody can know: sending it again or not is the agent's decision.
    const unclear = { code: 'unexpected', detail: '' } as const;
    await moveItem(item.id, ['unconfirmed'], (i) => ({ ...i, state: 'held', problem: unclear }));
    return false;
  }
  if (answer !== 'no') {
    // Asked after everything on its way has come to rest, so its number of copies is the last word.
    await settle(item, { ...answer, mayRepeat: false }, connector.settleMs, before);
    return false;
  }
  // A no to something it has none of was meant for it.
  const state = item.refused ? 'failed' : 'queued';
  return (await moveItem(item.id, ['unconfirmed'], (i) => ({ ...i, state })))?.state === 'queued';
}

/** Nobody else delivers while we hold the lock: `sending` was left behind by a worker that died. */
async function leftBehind(item: OutboxItem): Promise<OutboxItem> {
  const unclearSince = new Date().toISOString();
  const unclear = (i: OutboxItem) => ({ ...i, state: 'unconfirmed' as const, unclearSince });
  return (await moveItem(item.id, ['sending'], unclear)) ?? item;
}

/** Moves one item as far as it goes now. */
async function advance(next: OutboxItem, connector: Connector) {
  if (next.dueAt > new Date().toISOString()) return schedule(`deliver:${next.desk}`, Date.parse(next.dueAt));
  const item = next.state === 'sending' ? await leftBehind(next) : next;
  if (item.state === 'queued') return sendIfRight(item, connector);
  try {
    if (!(await isMissing(item, connector))) return;
  } catch (error) {
    const dueAt = Date.now() + backoff(item.attempts.length);
    await moveItem(item.id, ['unconfirmed'], (i) => ({
      ...i,
      dueAt: new Date(dueAt).toISOString(),
      problem: problem(error),
    }));
    return schedule(`deliver:${item.desk}`, dueAt);
  }
  await sendIfRight(item, connector);
}

const gates = new Map<string, ReturnType<typeof gate>>();

function gateOf(desk: string) {
  const open = gates.get(desk) ?? gate(AT_ONCE);
  gates.set(desk, open);
  return open;
}

/** Delivers a case's items in their order, up to one that has to wait. Answers whether anything changed. */
async function deliverInOrder(desk: string, caseId: string): Promise<boolean> {
  const connector = await connectorOf(desk);
  const tried = new Set<string>();
  // What has a time of its own keeps nothing waiting; its job stands again before the one that runs ends.
  const ahead = (item: OutboxItem) => isScheduled(item) && item.dueAt > new Date().toISOString();
  for (const item of await waitingOf(caseId))
    if (ahead(item)) await schedule(`deliver:${desk}`, Date.parse(item.dueAt));
  // Read anew for each: while one was sent, others may have been added, taken back or held.
  for (;;) {
    const next = (await waitingOf(caseId)).find((item) => !tried.has(item.id) && !ahead(item));
    if (!next) return tried.size > 0;
    await gateOf(desk)(() => advance(next, connector));
    if (await isWaiting(next.id)) return tried.size > 0;
    tried.add(next.id);
  }
}

/**
 * Delivers what a case has to send. One deliverer per case at a time over all contexts, and no case waits for
 * another; the lock dies with the worker, the items do not. Ends with a pull, so that what came of it is shown.
 */
export const deliverCase = (desk: string, caseId: string): Promise<void> =>
  keepAwake(
    (async () => {
      const changed = await navigator.locks.request(`outbox:${caseId}`, () => deliverInOrder(desk, caseId));
      if (changed) await pullDesk(desk);
    })(),
  );

/** Delivers everything that is owed to a desk, and looks whether what was sent is there once. */
export async function deliverDesk(desk: string): Promise<void> {
  const cases = await waitingCases(desk);
  await Promise.all([...cases.map((caseId) => deliverCase(desk, caseId)), countCopies(desk)]);
}
