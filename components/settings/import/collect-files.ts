/** Files that keep a folder's settings, such as .DS_Store: nobody means them. */
const isMeant = (file: File) => !file.name.startsWith('.');
const byName = (a: File, b: File) => a.name.localeCompare(b.name, undefined, { numeric: true });

/** What an input picked, in the order people see in a folder. */
export const pickedFiles = (list: Iterable<File>) => [...list].filter(isMeant).sort(byName);

const fileOf = (entry: FileSystemFileEntry) =>
  new Promise<File[]>((resolve) => {
    // A file that vanished between dropping and reading is left out; the count of files shows it.
    entry.file(
      (file) => resolve([file]),
      () => resolve([]),
    );
  });

/** `readEntries` gives at most 100 at a time and must be asked until it gives none. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const { promise, resolve } = Promise.withResolvers<FileSystemEntry[]>();
    reader.readEntries(resolve, () => resolve([]));
    const some = await promise;
    if (some.length === 0) return all;
    all.push(...some);
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

async function filesUnder(entry: FileSystemEntry): Promise<File[]> {
  if (isFile(entry)) return fileOf(entry);
  if (!isFolder(entry)) return [];
  const files: File[] = [];
  for (const child of await entriesOf(entry)) files.push(...(await filesUnder(child)));
  return files;
}

/** Files and whole folders that were dropped. */
export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  // All entries first: the transfer is empty after the first await.
  const entries = [...transfer.items]
    .map((item) => item.webkitGetAsEntry())
    .filter((entry) => entry !== null);
  if (entries.length === 0) return pickedFiles(transfer.files);
  const nested = await Promise.all(entries.map(filesUnder));
  return pickedFiles(nested.flat());
}
