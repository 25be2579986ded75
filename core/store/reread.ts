import { database, write } from './database.ts';
import { putJobIn } from './jobs.ts';

/** Whether cases are missing though every pull ended well; counting 100,000 takes a tenth of a second. */
export async function casesAreMissing(): Promise<boolean> {
  const tx = (await database()).transaction(['cases', 'vitals']);
  const [count, vitals] = await Promise.all([
    tx.objectStore('cases').count(),
    tx.objectStore('vitals').get('vitals'),
  ]);
  return vitals !== undefined && vitals.cases !== count;
}

/** Everything that came from the desks is read from them again, over what is there; answers whether there is a desk. */
export const rereadAll = (now: string): Promise<boolean> =>
  write(['cursors', 'jobs', 'desks', 'vitals', 'cases'], async (tx) => {
    await tx.objectStore('cursors').clear();
    const desks = await tx.objectStore('desks').getAllKeys();
    for (const id of desks) await putJobIn(tx, `pull:${id}`, now);
    const vitals = await tx.objectStore('vitals').get('vitals');
    const cases = await tx.objectStore('cases').count();
    if (vitals) await tx.objectStore('vitals').put({ ...vitals, cases });
    return desks.length > 0;
  });
