// @vitest-environment node
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

/** The parts of a worker that jobs need, loaded anew: nothing in memory is left. */
async function wake(runners: Record<string, (subject: string) => Promise<unknown>>) {
  vi.resetModules();
  const [schedule, jobs] = await Promise.all([
    import('@/core/workflow/schedule'),
    import('@/core/store/jobs'),
  ]);
  schedule.setJobRunners(runners);
  return { ...schedule, ...jobs };
}
const START = Date.parse('2026-11-02T12:00:00.000Z');
const at = (seconds: number) => START + seconds * 1000;
const alarm = async () => {
  const found = await fakeBrowser.alarms.get('due');
  return found && (found.scheduledTime - START) / 1000;
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: START });
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => vi.useRealTimers());

test('one alarm stands for the earliest of all jobs, never under 30 seconds', async () => {
  const worker = await wake({});
  await worker.schedule('pull:b', at(300));
  expect(await alarm()).toBe(300);
  await worker.schedule('pull:a', at(120));
  expect(await alarm()).toBe(120);
  await worker.schedule('pull:a', at(240));
  expect(await alarm()).toBe(120);
  await worker.schedule('deliver:a', at(5));
  expect(await alarm()).toBe(30);
});

test('a job runs when it is due and not before, and is told what it is about', async () => {
  const pull = vi.fn(async () => {});
  const worker = await wake({ pull });
  await worker.schedule('pull:https://desk.example:8080', at(60));
  await worker.runDue();
  expect(pull).not.toHaveBeenCalled();
  vi.setSystemTime(at(60));
  await worker.runDue();
  await worker.runDue();
  expect(pull.mock.calls).toEqual([['https://desk.example:8080']]);
  expect(await worker.allJobs()).toEqual([]);
  expect(await alarm()).toBeUndefined();
});

test('a job that fails comes again in a minute, and does not keep others back', async () => {
  const ran: string[] = [];
  const worker = await wake({
    pull: async (desk) => {
      ran.push(desk);
      if (desk === 'a') throw new Error('no');
    },
  });
  for (const desk of ['a', 'b']) await worker.schedule(`pull:${desk}`, at(0));
  await worker.runDue();
  expect(ran).toEqual(['a', 'b']);
  expect(await alarm()).toBe(60);
  vi.setSystemTime(at(60));
  await worker.runDue();
  expect(ran).toEqual(['a', 'b', 'a']);
});

test('a job that hangs does not keep others back', async () => {
  const ran: string[] = [];
  const hang = (desk: string) =>
    desk === 'a' ? new Promise(() => {}) : Promise.resolve(void ran.push(desk));
  const worker = await wake({ pull: hang });
  await worker.schedule('pull:a', at(0));
  void worker.runDue();
  await worker.schedule('pull:b', at(1));
  vi.setSystemTime(at(1));
  void worker.runDue();
  await vi.waitFor(() => expect(ran).toEqual(['b']));
});

test.each([
  ['later', 400],
  ['sooner', 10],
])('a job that asks to run again %s does', async (_, seconds) => {
  const runs: number[] = [];
  const worker = await wake({
    pull: async () => {
      runs.push((Date.now() - START) / 1000);
      if (runs.length === 1) await worker.schedule('pull:a', at(seconds));
    },
  });
  await worker.schedule('pull:a', at(0));
  await worker.runDue();
  for (const second of [5, 9, 10, 100, 399, 400, 900]) {
    vi.setSystemTime(at(second));
    await worker.runDue();
  }
  expect(runs).toEqual([0, seconds]);
});

test('a job during which the worker dies runs again in the next one', async () => {
  const dying = await wake({ pull: () => new Promise(() => {}) });
  await dying.schedule('pull:a', at(0));
  void dying.runDue();
  await vi.waitFor(async () => expect((await dying.allJobs())[0]).toMatchObject({ running: true }));
  expect(await alarm()).toBeGreaterThan(0);
  const pull = vi.fn(async () => {});
  const worker = await wake({ pull });
  await worker.releaseJobs();
  await worker.arm();
  vi.setSystemTime(at(61));
  await worker.runDue();
  expect(pull).toHaveBeenCalledOnce();
  expect(await worker.allJobs()).toEqual([]);
});

test('what a dying worker asked for while the job ran is not forgotten', async () => {
  const dying = await wake({
    pull: async () => {
      await dying.schedule('pull:a', at(10));
      await new Promise(() => {});
    },
  });
  await dying.schedule('pull:a', at(0));
  void dying.runDue();
  await vi.waitFor(async () => expect((await dying.allJobs())[0]?.next).toBeDefined());
  const worker = await wake({});
  await worker.releaseJobs();
  expect(await worker.allJobs()).toEqual([{ name: 'pull:a', dueAt: new Date(at(10)).toISOString() }]);
});

test('two wake-ups at once run a job once', async () => {
  const pull = vi.fn(async () => {});
  const worker = await wake({ pull });
  await worker.schedule('pull:a', at(0));
  await Promise.all([worker.runDue(), worker.runDue(), worker.runDue()]);
  expect(pull).toHaveBeenCalledOnce();
});
