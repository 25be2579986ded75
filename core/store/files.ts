import { database, write } from './database.ts';
import { copyFile, copyOf, dropCopy } from './file-copies.ts';
import type { StoredFile } from './schema.ts';
import { isUnreadable } from './storage-state.ts';

/** Pieces of files that are not whole yet, by id. */
const soFar = new Map<string, Uint8Array<ArrayBuffer>[]>();

/** A piece of a file that a surface picked; pieces come in order from index 0. */
export interface FilePiece {
  readonly id: string;
  /** Counted from 0; a gap means that the worker was stopped in between. */
  readonly index: number;
  readonly last: boolean;
  /** 768 KB at most; the last one may be shorter, that of an empty file has none. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly name: string;
  readonly type: string;
}

/**
 * Collects the pieces of a file and stores it with the last one. The pieces before are only in memory: if the
 * worker dies in between, the next index does not fit and the surface starts anew. Answers whether it is complete;
 * undefined = a piece is missing.
 */
export async function putPiece(piece: FilePiece): Promise<boolean | undefined> {
  if (piece.index === 0) soFar.set(piece.id, []);
  const pieces = soFar.get(piece.id);
  if (!pieces || pieces.length !== piece.index) return undefined;
  pieces.push(piece.bytes);
  if (!piece.last) return false;
  soFar.delete(piece.id);
  const blob = new Blob(pieces, { type: piece.type });
  const { id, name, type } = piece;
  await write(['files'], async (tx) => {
    await tx.objectStore('files').put({ id, name, type, blob, createdAt: new Date().toISOString() });
  });
  return true;
}

/** Stores a file that is here as a whole already; an id that is taken stays as it is. */
export const keepBlob = (file: { id: string; name: string; type: string; blob: Blob }) =>
  write(['files'], async (tx) => {
    const store = tx.objectStore('files');
    if (!(await store.getKey(file.id))) await store.put({ ...file, createdAt: new Date().toISOString() });
  });

/** A row may be there without its bytes: the browser keeps those in a file of their own. */
async function isWhole({ blob }: StoredFile): Promise<boolean> {
  try {
    await blob.slice(-1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

/** A whole file; undefined = never complete, swept, or damaged without a copy. */
export async function fileById(id: string): Promise<StoredFile | undefined> {
  const db = await database();
  const stored = await db.get('files', id).catch((error: unknown) => {
    if (isUnreadable(error)) return undefined;
    throw error;
  });
  return stored && (await isWhole(stored)) ? stored : copyOf(id);
}

/** Keeps copies of these files outside of the database; one that cannot be copied keeps nobody waiting. */
export async function copyFiles(ids: readonly string[]) {
  const db = await database();
  for (const id of ids) {
    const stored = await db.get('files', id);
    if (stored) await copyFile(stored).catch(() => undefined);
  }
}

/** Takes a file away; one that was only begun goes with the worker. */
export async function dropFile(id: string) {
  await write(['files'], async (tx) => void (await tx.objectStore('files').delete(id)));
  await dropCopy(id);
}

/** Drops files that nothing refers to any more and that are older than `before` (ISO). */
export const sweepFiles = (inUse: ReadonlySet<string>, before: string) =>
  write(['files'], async (tx) => {
    for (const file of await tx.objectStore('files').getAll())
      if (!inUse.has(file.id) && file.createdAt < before) await tx.objectStore('files').delete(file.id);
  });
