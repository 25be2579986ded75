import browser from 'webextension-polyfill';
import { allJobs, dropJob, movePast, putJob } from '@/core/store/jobs';

/** What a kind of job does; the part after `:` of the job's name is handed over. */
export type JobRunners = Readonly<Record<string, (subject: string) => Promise<unknown>>>;

const ALARM = 'due';
/** Packed Chromium raises alarms to 30 s; sooner work gets a timer and keeps the alarm as its backstop. */
const ALARM_FLOOR = 30_000;
let runners: JobRunners = {};
let timer: ReturnType<typeof setTimeout> | undefined;

/** Names what the jobs do. Called once, synchronously, when the worker starts. */
export function setJobRunners(known: JobRunners) {
  runners = known;
}

/** Arms one alarm for the earliest stored job, and a timer if it is near. */
export async function arm() {
  const times = (await allJobs()).map((job) => Date.parse(job.dueAt)).sort((a, b) => a - b);
  const [earliest] = times;
  clearTimeout(timer);
  if (earliest === undefined) return browser.alarms.clear(ALARM);
  const wait = Math.max(0, earliest - Date.now());
  if (wait < ALARM_FLOOR) timer = setTimeout(runDue, wait);
  await browser.alarms.create(ALARM, { when: Date.now() + Math.max(wait, ALARM_FLOOR) });
}

/** Stores that `name` (`<kind>:<subject>`) is due at `at`, then arms the alarm: it happens even if the worker dies. */
export async function schedule(name: string, at: number) {
  await putJob(name, new Date(at).toISOString());
  await arm();
}

async function run(name: string) {
  const [kind = '', subject = ''] = name.split(/:(.*)/s);
  await runners[kind]?.(subject);
}

let running: Promise<void> | undefined;

/**
 * Runs what is due now. A job that fails is tried again in a minute; one cut off by the worker's death is still
 * stored and runs at the next wake-up, so every job must bear running twice.
 */
export function runDue(): Promise<void> {
  running ??= (async () => {
    const now = new Date().toISOString();
    for (const job of await allJobs()) {
      if (job.dueAt > now) continue;
      const again = new Date(Date.now() + 60_000).toISOString();
      await movePast(job.name, job.dueAt, again);
      const done = await run(job.name).then(
        () => true,
        (error) => void console.error(`casebar: job ${job.name}`, error),
      );
      if (done) await dropJob(job.name, again);
    }
    await arm();
  })().finally(() => {
    running = undefined;
  });
  return running;
}
