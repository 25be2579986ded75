import { database, type WriteTx } from './database.ts';

/** Notes within `tx` that there are so many cases more (or fewer): the number is how losing some is found out. */
export async function countCases(tx: WriteTx<'vitals'>, by: number) {
  const vitals = await tx.objectStore('vitals').get('vitals');
  if (vitals && by !== 0) await tx.objectStore('vitals').put({ ...vitals, cases: vitals.cases + by });
}

/** A few letters that this browser's ids have and no other's. */
export const markHere = async (): Promise<string> =>
  (await (await database()).get('vitals', 'vitals'))?.generation.slice(0, 8) ?? '';
