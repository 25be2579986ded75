import type { StoredFile } from './schema.ts';

/**
 * Files of drafts and of what is owed, once more outside of IndexedDB: the browser keeps a blob there as a file that can
 * get lost by itself, and a draft outlives its database. The Cache has a place of its own on the disk.
 */
const NAME = 'files';
const FILE_NAME = 'x-file-name';
// An address is needed as a key; nothing ever asks for it.
const keyOf = (id: string) => `https://file.invalid/${encodeURIComponent(id)}`;
/** More would double what a campaign's pictures take; those are still with whoever attached them. */
const MOST = 25 * 1024 * 1024;

/** Where there is no Cache there are no copies. */
const place = async () => globalThis.caches?.open(NAME);

/** Copied in this life of the worker; a draft names its files with every pause. */
const copied = new Set<string>();

/** Keeps a copy; the same id is the same file. */
export async function copyFile({ id, name, type, blob }: StoredFile) {
  if (copied.has(id) || blob.size > MOST) return;
  copied.add(id);
  const headers = { 'content-type': type, [FILE_NAME]: encodeURIComponent(name) };
  await (await place())?.put(keyOf(id), new Response(blob, { headers }));
}

/** The copy of a file, or undefined. */
export async function copyOf(id: string): Promise<StoredFile | undefined> {
  const found = await (await place())?.match(keyOf(id));
  if (!found) return undefined;
  const type = found.headers.get('content-type') ?? '';
  const blob = new Blob([await found.arrayBuffer()], { type });
  const name = decodeURIComponent(found.headers.get(FILE_NAME) ?? '');
  return { id, name, type, blob, createdAt: new Date().toISOString() };
}

/** It was taken out of its message. */
export async function dropCopy(id: string) {
  copied.delete(id);
  await (await place())?.delete(keyOf(id));
}

/** Drops copies nothing refers to any more. */
export async function sweepCopies(inUse: ReadonlySet<string>) {
  const cache = await place();
  const used = new Set([...inUse].map(keyOf));
  for (const { url } of (await cache?.keys()) ?? []) if (!used.has(url)) await cache?.delete(url);
}
