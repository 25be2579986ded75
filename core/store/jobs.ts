import { database, write } from './database.ts';

/** Stores that something is due; the earliest time wins if it is due already. */
export const putJob = (name: string, dueAt: string) =>
  write(['jobs'], async (tx) => {
    const before = await tx.objectStore('jobs').get(name);
    if (!before || before.dueAt > dueAt) await tx.objectStore('jobs').put({ name, dueAt });
  });

/** Puts a job that is about to run off until `to`, unless it was moved meanwhile. */
export const movePast = (name: string, from: string, to: string) =>
  write(['jobs'], async (tx) => {
    const job = await tx.objectStore('jobs').get(name);
    if (job?.dueAt === from) await tx.objectStore('jobs').put({ name, dueAt: to });
  });

/** Drops a job that ran, unless it was scheduled anew for another time meanwhile. */
export const dropJob = (name: string, dueAt: string) =>
  write(['jobs'], async (tx) => {
    const job = await tx.objectStore('jobs').get(name);
    if (job?.dueAt === dueAt) await tx.objectStore('jobs').delete(name);
  });

export const allJobs = async () => (await database()).getAll('jobs');
