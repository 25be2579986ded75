import type { Connector } from '@/core/connectors/connector';
import type { DeskHealth } from '@/core/model/desk';
import { codeOf, type ErrorCode } from '@/core/model/errors';
import { applyChanges } from '@/core/store/changes-in';
import { cursorOf, deskById, patchDesk, putCursor, putDirectory } from '@/core/store/desks';
import { connectorOf } from './connectors.ts';
import { keepAwake } from './keep-awake.ts';
import { notifyNews } from './notify.ts';
import { schedule } from './schedule.ts';

/** A pull must end before the worker could be stopped. */
const TIMEOUT = 20_000;
/** How often a desk that does not push is asked, in milliseconds. */
const EVERY = 60_000;
const SLOWEST = 15 * 60_000;

const healthAfter = (code: ErrorCode): DeskHealth =>
  code === 'signed-out' || code === 'forbidden' ? 'signed-out' : code === 'offline' ? 'offline' : 'down';

/** Next time to ask: when the desk said, or after the usual while. */
const nextPull = (nextAt: string | null) => {
  const said = nextAt ? Date.parse(nextAt) : Number.POSITIVE_INFINITY;
  return Math.min(Date.now() + EVERY, Math.max(said, Date.now() + 250));
};

async function pullPage(desk: string, connector: Connector): Promise<{ more: boolean; dueAt: number }> {
  const before = await cursorOf(desk);
  const changes = await connector.pull(before?.cursor ?? null, AbortSignal.timeout(TIMEOUT));
  if (changes.directoryChanged || before?.cursor == null)
    await putDirectory(desk, await connector.directory(AbortSignal.timeout(TIMEOUT)));
  const dueAt = nextPull(changes.nextAt);
  await applyChanges({ ...changes, desk, dueAt: new Date(dueAt).toISOString() });
  // Not for the first reading of a desk: its whole history would come as news.
  if (before?.cursor != null) await notifyNews(changes.messages);
  return { more: changes.more, dueAt };
}

async function pullAll(desk: string) {
  const connector = await connectorOf(desk);
  let page = await pullPage(desk, connector);
  while (page.more) page = await pullPage(desk, connector);
  await patchDesk(desk, { health: 'in-step', inStepAt: new Date().toISOString() });
  await schedule(`pull:${desk}`, page.dueAt);
}

async function pullFailed(desk: string, error: unknown) {
  const before = await cursorOf(desk);
  const failures = (before?.failures ?? 0) + 1;
  const dueAt = Date.now() + Math.min(SLOWEST, 5_000 * 2 ** failures);
  await putCursor({ desk, cursor: before?.cursor ?? null, failures, dueAt: new Date(dueAt).toISOString() });
  await patchDesk(desk, { health: healthAfter(codeOf(error)) });
  await schedule(`pull:${desk}`, dueAt);
}

const pulling = new Map<string, Promise<void>>();
const asked = new Set<string>();

async function pullUntilQuiet(desk: string) {
  do {
    asked.delete(desk);
    try {
      await pullAll(desk);
    } catch (error) {
      await pullFailed(desk, error);
      if (codeOf(error) === 'unexpected') console.error(`casebar: pull ${desk}`, error);
    }
  } while (asked.has(desk));
}

/**
 * Brings a desk's news into the store, from where the last pull ended; after any gap this closes it. One at a time
 * per desk: who asks meanwhile gets another round, since their news may have come after the first looked.
 */
export function pullDesk(desk: string): Promise<void> {
  asked.add(desk);
  const running = pulling.get(desk);
  if (running) return running;
  const started = (async () => {
    if (!(await deskById(desk))?.me) return;
    await keepAwake(pullUntilQuiet(desk));
  })().finally(() => pulling.delete(desk));
  pulling.set(desk, started);
  return started;
}
