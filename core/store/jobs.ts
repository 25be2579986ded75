import { database, type WriteTx, write } from './database.ts';
import type { Job } from './schema.ts';

// ISO times of one form sort as text.
const earlier = (a: string | undefined, b: string) => (a !== undefined && a < b ? a : b);

/**
 * Stores within `tx` that something is due; the earliest time wins. Inside a transaction of others, so that
 * what is owed and the job that will do it are on disk together or not at all.
 */
export async function putJobIn(tx: WriteTx<'jobs'>, name: string, dueAt: string) {
  const jobs = tx.objectStore('jobs');
  const before = await jobs.get(name);
  // A running job's own time is its backstop only: taking the earliest of both would lose the time asked for.
  if (before?.running) await jobs.put({ ...before, next: earlier(before.next, dueAt) });
  else await jobs.put({ name, dueAt: earlier(before?.dueAt, dueAt) });
}

/** Stores that something is due. */
export const putJob = (name: string, dueAt: string) => write(['jobs'], (tx) => putJobIn(tx, name, dueAt));

/** Takes a due job: until `endJob` it stands again at `backstop`, should the worker die. False = somebody else has it. */
export const beginJob = (job: Job, backstop: string): Promise<boolean> =>
  write(['jobs'], async (tx) => {
    const now = await tx.objectStore('jobs').get(job.name);
    if (now?.dueAt !== job.dueAt) return false;
    await tx.objectStore('jobs').put({ ...now, dueAt: backstop, running: true });
    return true;
  });

/** The job ran; what was asked for meanwhile takes its place. One that failed comes again at its backstop. */
export const endJob = (name: string, done: boolean) =>
  write(['jobs'], async (tx) => {
    const jobs = tx.objectStore('jobs');
    const job = await jobs.get(name);
    if (!job?.running) return;
    const dueAt = done ? job.next : earlier(job.next, job.dueAt);
    if (dueAt === undefined) await jobs.delete(name);
    else await jobs.put({ name, dueAt });
  });

/** After a start of the worker nothing runs: jobs it died in are ordinary ones again. */
export const releaseJobs = () =>
  write(['jobs'], async (tx) => {
    for (const job of await tx.objectStore('jobs').getAll())
      if (job.running)
        await tx.objectStore('jobs').put({ name: job.name, dueAt: earlier(job.next, job.dueAt) });
  });

/** Everything planned, in no order. */
export const allJobs = async () => (await database()).getAll('jobs');
