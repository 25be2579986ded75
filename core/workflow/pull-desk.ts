import type { Changes, Connector } from '@/core/connectors/connector';
import type { Desk, DeskHealth } from '@/core/model/desk';
import { codeOf, type ErrorCode } from '@/core/model/errors';
import { steadyAhead } from '@/core/model/window';
import { allApprovals } from '@/core/store/approvals';
import { applyChanges } from '@/core/store/changes-in';
import { cursorOf, deskById, notePullFailed, putDirectory } from '@/core/store/desks';
import { hurryItems } from '@/core/store/outbox';
import { connectorOf } from './connectors.ts';
import { noteHealth } from './desk-health.ts';
import { giveBackReturned } from './give-back.ts';
import { inBackground } from './in-background.ts';
import { keepAwake } from './keep-awake.ts';
import { notifyNews } from './notify.ts';
import { notifyApprovals } from './notify-approvals.ts';
import { schedule } from './schedule.ts';
import { timeout } from './timeout.ts';
import { watchWindows } from './window-closing.ts';

/** How often a desk that does not push is asked, in milliseconds. */
const EVERY = 60_000;
/** A desk that does not answer is asked at least this often, so that nobody has to wake it by hand. */
const SLOWEST = 15 * 60_000;

/** What a failure tells of a desk. */
export const healthAfter = (code: ErrorCode): DeskHealth =>
  code === 'signed-out' || code === 'forbidden' ? 'signed-out' : code === 'offline' ? 'offline' : 'down';

/** Next time to ask: when the desk said, or after the usual while. */
const nextPull = (nextAt: string | null) => {
  const said = nextAt ? Date.parse(nextAt) : Number.POSITIVE_INFINITY;
  return Math.min(Date.now() + EVERY, Math.max(said, Date.now() + 250));
};

/**
 * Requests for approval, listed anew if there may be something new, and what was known of them before; nothing known =
 * this is the first list, and its history no news.
 */
async function newApprovals(desk: string, connector: Connector, since: string | null, changes: Changes) {
  const listed = (await cursorOf(desk))?.listed === true;
  if (!connector.approvals || (listed && since !== null && changes.approvalsChanged === false))
    return undefined;
  const known = (await allApprovals()).filter((one) => one.desk === desk);
  const approvals = await connector.approvals.listApprovals(timeout());
  return { approvals, ...(listed && since !== null && { known }) };
}

interface Pulled {
  readonly more: boolean;
  readonly dueAt: number;
  /** What the answer told of the desk's clock. */
  readonly ahead?: number | null | undefined;
}

async function pullPage(desk: string, connector: Connector): Promise<Pulled> {
  const since = (await cursorOf(desk))?.cursor ?? null;
  const changes = await connector.pull(since, timeout());
  if (changes.directoryChanged || since === null)
    await putDirectory(desk, await connector.directory(timeout()));
  const dueAt = nextPull(changes.nextAt);
  const approvals = await newApprovals(desk, connector, since, changes);
  if (
    !(await applyChanges({ ...changes, ...approvals, desk, since, dueAt: new Date(dueAt).toISOString() }))
  ) {
    // The desk was forgotten or started anew under our hands: look again from what is stored now.
    asked.add(desk);
    return { more: false, dueAt };
  }
  // Not for the first reading of a desk: its whole history would come as news.
  if (since !== null) inBackground('notify', notifyNews(changes.messages));
  if (changes.cases.length > 0) inBackground('windows', watchWindows());
  if (approvals?.known) inBackground('notify', notifyApprovals(approvals.known, approvals.approvals));
  return { more: changes.more, dueAt, ahead: changes.ahead };
}

/** Its clock as it is kept: a measurement that says the same again changes nothing. */
function clockOf(before: Desk | undefined, measured: number | null | undefined): Pick<Desk, 'ahead'> {
  return measured === null || measured === undefined ? {} : { ahead: steadyAhead(before?.ahead, measured) };
}

/** The line is back: what only waits for it is due now, not when its patience would have ended. */
async function afterSilence(desk: string) {
  const now = Date.now();
  if (await hurryItems(desk, new Date(now).toISOString())) await schedule(`deliver:${desk}`, now);
}

async function pullAll(desk: string) {
  const before = await deskById(desk);
  const connector = await connectorOf(desk);
  let page = await pullPage(desk, connector);
  // Each page is stored before the next is asked for: a worker that dies in a long first reading goes on from
  // there.
  while (page.more) page = await pullPage(desk, connector);
  // What it can do may have grown with an update of ours.
  const { capabilities } = connector;
  const clock = clockOf(before, page.ahead);
  await noteHealth(desk, { health: 'in-step', inStepAt: new Date().toISOString(), capabilities, ...clock });
  if (before?.health !== 'in-step') await afterSilence(desk);
  inBackground('give back', giveBackReturned(desk));
  await schedule(`pull:${desk}`, page.dueAt);
}

async function pullFailed(desk: string, error: unknown) {
  // The disk is full, or the database broken: that is told in its own place, and says nothing about the desk.
  if (codeOf(error) === 'storage' || codeOf(error) === 'disk-full') throw error;
  const dueAt = await notePullFailed(desk, (n) => Date.now() + Math.min(SLOWEST, 5_000 * 2 ** n));
  await noteHealth(desk, { health: healthAfter(codeOf(error)) });
  await schedule(`pull:${desk}`, dueAt);
  if (codeOf(error) === 'unexpected') console.error(`casebar: pull ${desk}`, error);
}

// One pull of a desk at a time, and who asked for another meanwhile. Both die with the worker, as the pull
// does.
const pulling = new Map<string, Promise<void>>();
const asked = new Set<string>();

async function pullUntilQuiet(desk: string) {
  try {
    do {
      asked.delete(desk);
      if (!(await deskById(desk))?.me) return;
      await pullAll(desk).catch((error) => pullFailed(desk, error));
    } while (asked.has(desk));
  } finally {
    // In the same turn as the last look at `asked`: who asks from now on starts a pull of their own.
    pulling.delete(desk);
  }
}

/**
 * Brings a desk's news into the store, from where the last pull ended; after any gap this closes it. One at a time
 * per desk: who asks meanwhile gets another round, since their news may have come after the first looked.
 */
export function pullDesk(desk: string): Promise<void> {
  asked.add(desk);
  const running = pulling.get(desk);
  if (running) return running;
  const started = keepAwake(pullUntilQuiet(desk));
  pulling.set(desk, started);
  return started;
}
