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

/** What a failure of the database means, by the browser's name for it; one that says nothing leaves the state as it is. */
export function storageError(cause: unknown, otherwise: StorageState = state): CasebarError {
  const name = cause instanceof DOMException ? cause.name : '';
  const meaning: StorageState =
    name === 'QuotaExceededError' ? 'full' : name === 'VersionError' ? 'newer' : otherwise;
  noteStorage(meaning);
  return new CasebarError(name === 'QuotaExceededError' ? 'disk-full' : 'storage', '', { cause });
}

/** Its own files are damaged where a row or its bytes should be. */
export const isUnreadable = (error: unknown) =>
  error instanceof DOMException && ['DataError', 'NotReadableError', 'UnknownError'].includes(error.name);
