import type { SentLocation } from '@/core/model/message';

/** What stands between the parts of a place written in one field. */
const BETWEEN = ';';

/**
 * A place as one field holds it: `latitude, longitude; name; address`. null = no coordinates in it. Without the last
 * two it is read all the same, and refused by the check with a word about what is missing.
 */
export function readPlace(written: string): SentLocation | null {
  const [where = '', name = '', ...address] = written.split(BETWEEN).map((one) => one.trim());
  const match = /^([+-]?\d{1,3}(?:\.\d+)?)\s*,\s*([+-]?\d{1,3}(?:\.\d+)?)$/.exec(where);
  if (!match) return null;
  const latitude = Number(match[1]);
  const longitude = Number(match[2]);
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null;
  return { latitude, longitude, name, address: address.join(`${BETWEEN} `) };
}

/** The same the other way round, for forms that ask for the parts one by one. */
export const writePlace = (where: string, name: string, address: string): string =>
  [where.trim(), name.replaceAll(BETWEEN, ',').trim(), address.trim()].join(`${BETWEEN} `);
