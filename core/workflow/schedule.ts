import browser from 'webextension-polyfill';
import { allJobs, beginJob, endJob, putJob } from '@/core/store/jobs';
import type { Job } from '@/core/store/schema';
import { inBackground } from './in-background.ts';

/**
 * Work that must happen later, though the worker may be gone by then:
 *
 *   planned ──due: beginJob──► running ──ended well──► gone, or planned again if it was asked for meanwhile
 *      ▲                          │
 *      └─── after a minute ───────┴──failed, or the worker died in it
 *
 * The stored jobs are the truth; the one alarm is only armed for the earliest and may ring too early or twice.
 * Runners say what a kind of job does; the part of the job's name after `:` is handed over.
 */
export type JobRunners = Readonly<Record<string, (subject: string) => Promise<unknown>>>;

const ALARM = 'due';
/** Packed Chromium raises alarms to 30 s; sooner work gets a timer and keeps the alarm as its backstop. */
const ALARM_FLOOR = 30_000;
let runners: JobRunners = {};
// Not work itself, only an earlier look at what is due: if it dies with the worker, the alarm is still there.
let timer: ReturnType<typeof setTimeout> | undefined;

/** Names what the jobs do. Called once, synchronously, when the worker starts. */
export function setJobRunners(known: JobRunners) {
  runners = known;
}

/** A job that died with the worker, or failed, is tried again after this. */
const AGAIN = 60_000;

/** Jobs that could not even be begun, for the disk is full, and until when they are left alone. */
const putOff = new Map<string, number>();
const dueTime = ({ name, dueAt }: Job) => Math.max(Date.parse(dueAt), putOff.get(name) ?? 0);

/** Everything planned. While the disk is full nobody else would look again, so an alarm does. */
const planned = () =>
  allJobs().catch(async (error: unknown) => {
    await browser.alarms.create(ALARM, { when: Date.now() + AGAIN });
    throw error;
  });

/** Arms one alarm for the earliest stored job, and a timer if it is near. */
export async function arm() {
  const times = (await planned()).map(dueTime).sort((a, b) => a - b);
  const [earliest] = times;
  clearTimeout(timer);
  if (earliest === undefined) return browser.alarms.clear(ALARM);
  const wait = Math.max(0, earliest - Date.now());
  if (wait < ALARM_FLOOR) timer = setTimeout(() => inBackground('jobs', runDue()), wait);
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

async function runJob(job: Job) {
  if (!(await beginJob(job, new Date(Date.now() + AGAIN).toISOString()))) return;
  const done = await run(job.name).then(
    () => true,
    (error: unknown) => {
      console.error(`casebar: job ${job.name}`, error);
      return false;
    },
  );
  await endJob(job.name, done);
  putOff.delete(job.name);
}

/** What cannot be written down keeps no other job from running, and does not come again at once. */
function jobFailed({ name }: Job, error: unknown) {
  console.error(`casebar: job ${name}`, error);
  putOff.set(name, Date.now() + AGAIN);
}

/**
 * Runs what is due now, one desk never waiting for another. A job cut off by the worker's death is still stored
 * and runs again, so every job must bear running twice.
 */
export async function runDue(): Promise<void> {
  const now = Date.now();
  const due = (await planned()).filter((job) => dueTime(job) <= now);
  await Promise.all(
    due.map((job) =>
      runJob(job)
        .catch((error: unknown) => jobFailed(job, error))
        .then(arm),
    ),
  );
  await arm();
}
