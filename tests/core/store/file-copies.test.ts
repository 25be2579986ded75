// @vitest-environment node
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { closeDatabase, write } from '@/core/store/database';
import { sweepCopies } from '@/core/store/file-copies';
import { copyFiles, dropFile, fileById, keepBlob } from '@/core/store/files';

/** The browser's Cache, as far as it is used. */
function aCache() {
  const kept = new Map<string, Response>();
  return {
    kept,
    put: async (key: string, response: Response) => void kept.set(key, response),
    match: async (key: string) => kept.get(key)?.clone(),
    delete: async (key: string) => kept.delete(key),
    keys: async () => [...kept.keys()].map((url) => ({ url })),
  };
}
let cache: ReturnType<typeof aCache>;
beforeEach(async () => {
  await closeDatabase();
  cache = aCache();
  vi.stubGlobal('caches', { open: async () => cache });
});
afterEach(() => vi.unstubAllGlobals());

const aFile = (id: string) => ({
  id,
  name: 'Condições.pdf',
  type: 'application/pdf',
  blob: new Blob(['our terms'], { type: 'application/pdf' }),
});
const loseRow = (id: string) => write(['files'], (tx) => tx.objectStore('files').delete(id));

test('a file whose row was lost is read from its copy, with its name and type', async () => {
  await keepBlob(aFile('f1'));
  await copyFiles(['f1', 'never there']);
  await loseRow('f1');
  const found = await fileById('f1');
  expect(found).toMatchObject({ id: 'f1', name: 'Condições.pdf', type: 'application/pdf' });
  expect(await found?.blob.text()).toBe('our terms');
});

test('a file whose bytes were lost is read from its copy', async () => {
  await keepBlob(aFile('f2'));
  await copyFiles(['f2']);
  const gone = vi.spyOn(Blob.prototype, 'slice').mockImplementationOnce(() => {
    throw new DOMException('gone', 'NotFoundError');
  });
  expect(await (await fileById('f2'))?.blob.text()).toBe('our terms');
  expect(gone).toHaveBeenCalledOnce();
});

test('without a copy a damaged file is none', async () => {
  await keepBlob(aFile('f3'));
  vi.spyOn(Blob.prototype, 'slice').mockImplementationOnce(() => {
    throw new DOMException('gone', 'NotFoundError');
  });
  expect(await fileById('f3')).toBeUndefined();
});

test('copies go with the file, and when nothing refers to them any more', async () => {
  for (const id of ['f4', 'f5', 'f6']) await keepBlob(aFile(id));
  await copyFiles(['f4', 'f5', 'f6']);
  await dropFile('f4');
  await sweepCopies(new Set(['f5']));
  expect([...cache.kept.keys()]).toEqual(['https://file.invalid/f5']);
});

test('a browser without a Cache keeps the files it has', async () => {
  vi.stubGlobal('caches', undefined);
  await keepBlob(aFile('f7'));
  await copyFiles(['f7']);
  expect(await (await fileById('f7'))?.blob.text()).toBe('our terms');
});
