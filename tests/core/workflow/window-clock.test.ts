// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  aWorld,
  caseAt,
  countAtDesk,
  killWorker,
  later,
  settled,
  signedInWorker,
  startWorker,
  type Worker,
  type World,
} from '../../fixtures/worker';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => {
  killWorker();
  vi.useRealTimers();
});

describe.each([-10, 0, 10])('at a desk whose clock is %i minutes ahead of ours', (minutes) => {
  let world: World;
  let worker: Worker;
  let id: string;
  let ahead: number;
  beforeEach(async () => {
    ahead = minutes * MINUTE;
    world = await aWorld(() => Date.now() + ahead);
    worker = await signedInWorker(world);
    id = await caseAt(world, worker, { status: 'open', assignee: 'ana', channel: 'phone' });
    await world.server.receive({ case: id.slice('local:'.length), text: 'Any news?' });
    await settled(worker);
  });
  const write = async (after = 0) => {
    const draft = crypto.randomUUID();
    const { revision = 0 } = (await worker.caseById(id)) ?? {};
    const sendAt = after === 0 ? {} : { sendAt: new Date(Date.now() + after).toISOString() };
    const reply = { draft, case: id, text: 'Yes', attachments: [], status: null, seenRevision: revision };
    await worker.submitReply({ ...reply, ...sendAt });
    await settled(worker);
    return draft;
  };
  const itemOf = async (draft: string) => (await worker.database()).get('outbox', draft);
  const endOf = async () =>
    Date.parse((await worker.queries.case.run(id))?.case.windowEndsAt ?? '') - Date.now();

  test('what waits goes out in the last minutes, and is held after the end', async () => {
    await write(24 * HOUR - 5 * MINUTE);
    await later(worker, 24 * HOUR - 4 * MINUTE);
    expect(await countAtDesk(world, id, 'Yes')).toBe(1);
    const late = await write(5 * MINUTE);
    await later(worker, 6 * MINUTE);
    expect(await itemOf(late)).toMatchObject({ state: 'held', missed: 'window' });
  });

  test('free text is refused after the end, not before', async () => {
    await later(worker, 24 * HOUR - 5 * MINUTE);
    await write();
    expect(await countAtDesk(world, id, 'Yes')).toBe(1);
    await later(worker, 6 * MINUTE);
    await expect(write()).rejects.toMatchObject({ code: 'window-over' });
  });

  test('surfaces are told the end by this computer’s clock, to some seconds', async () => {
    expect(Math.abs((await endOf()) - 24 * HOUR)).toBeLessThan(4_000);
  });

  test('somebody sets this computer’s clock right: the next look at the desk corrects the end', async () => {
    const before = await endOf();
    // What was 10:00 here is 10:10 now, as at the desk.
    vi.setSystemTime(Date.now() + ahead);
    ahead = 0;
    worker = await startWorker(world);
    await settled(worker);
    expect(Math.abs((await endOf()) - before)).toBeLessThan(10_000);
  });
});
