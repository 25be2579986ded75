import { database, write } from './database.ts';

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

/** A whole file; undefined = never complete, or swept. */
export const fileById = async (id: string) => (await database()).get('files', id);

/** Takes a file away; one that was only begun goes with the worker. */
export const dropFile = (id: string) =>
  write(['files'], async (tx) => void (await tx.objectStore('files').delete(id)));

/** Drops files that nothing refers to any more and that are older than `before` (ISO). */
export const sweepFiles = (inUse: ReadonlySet<string>, before: string) =>
  write(['files'], async (tx) => {
    for (const file of await tx.objectStore('files').getAll())
      if (!inUse.has(file.id) && file.createdAt < before) await tx.objectStore('files').delete(file.id);
  });
