import { CasebarError } from '@/core/model/errors';
import type { StorageState } from '@/core/model/storage-state';
import { announce } from './changes.ts';

let state: StorageState = 'open';

/** How the storage of this browser does, as far as the present worker has tried it. */
export const storageState = (): StorageState => state;

/** Noted with every opening and every write; surfaces are told when it changes. */
export function noteStorage(now: StorageState) {
  if (state === now) return;
  state = now;
  announce(['vitals']);
}

/** Less room than this is none, in bytes: an opening database writes some files anew. */
const NO_ROOM = 1024 * 1024;

/** Chromium calls a full disk «UnknownError», as it calls a damaged one; only the room that is left tells them apart. */
async function isDiskFull(): Promise<boolean> {
  const { quota, usage } = (await globalThis.navigator?.storage?.estimate?.().catch(() => undefined)) ?? {};
  return quota !== undefined && usage !== undefined && quota - usage < NO_ROOM;
}

/** What a failure of the database means, by the browser's name for it; one that says nothing leaves the state as it is. */
export async function storageError(
  cause: DOMException,
  otherwise: StorageState = state,
): Promise<CasebarError> {
  const { name } = cause;
  const isFull = name === 'QuotaExceededError' || (name !== 'VersionError' && (await isDiskFull()));
  noteStorage(isFull ? 'full' : name === 'VersionError' ? 'newer' : otherwise);
  return new CasebarError(isFull ? 'disk-full' : 'storage', '', { cause });
}

/** Its own files are damaged where a row or its bytes should be. */
export const isUnreadable = (error: unknown) =>
  error instanceof DOMException && ['DataError', 'NotReadableError', 'UnknownError'].includes(error.name);
