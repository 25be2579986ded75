import { describe, expect, it } from 'vitest';
import { droppedFiles, pickedFiles } from '@/components/settings/import/collect-files';
import { parseAddresses } from '@/components/settings/import/our-addresses';
import { skippedText } from '@/components/settings/import/skipped-text';

const aFile = (name: string) => new File(['x'], name);
const fileEntry = (name: string) => ({
  isFile: true,
  isDirectory: false,
  file: (done: (file: File) => void) => done(aFile(name)),
});
/** A folder that gives its entries two at a time, as browsers give a hundred. */
function folderEntry(...children: object[]) {
  return {
    isFile: false,
    isDirectory: true,
    createReader: () => {
      const rest = [...children];
      return { readEntries: (done: (some: object[]) => void) => done(rest.splice(0, 2)) };
    },
  };
}
const transfer = (...entries: object[]): DataTransfer =>
  Object.assign(Object.create(null), {
    items: entries.map((entry) => ({ webkitGetAsEntry: () => entry })),
    files: [],
  });

describe('files for an import', () => {
  it('come out of dropped folders of any depth, in their order', async () => {
    const inner = folderEntry(
      fileEntry('10.eml'),
      fileEntry('2.eml'),
      fileEntry('.DS_Store'),
      fileEntry('1.eml'),
    );
    const files = await droppedFiles(transfer(fileEntry('a.mbox'), folderEntry(inner)));
    expect(files.map((file) => file.name)).toEqual(['1.eml', '2.eml', '10.eml', 'a.mbox']);
  });

  it('come as they are where the browser knows no entries', async () => {
    const given = Object.assign(transfer(), { files: [aFile('b.eml'), aFile('a.eml')] });
    expect((await droppedFiles(given)).map((file) => file.name)).toEqual(['a.eml', 'b.eml']);
    expect(pickedFiles([])).toEqual([]);
  });
});

describe('our addresses', () => {
  it('are taken apart at commas, blanks and lines', () => {
    expect(parseAddresses(' A@x.example;b@x.example,\nc@x.example ')).toEqual({
      addresses: ['a@x.example', 'b@x.example', 'c@x.example'],
      wrong: '',
    });
    expect(parseAddresses('a@x.example shop').wrong).toBe('shop');
    expect(parseAddresses('')).toEqual({ addresses: [], wrong: '' });
  });
});

it('the list of skipped mails has a line for each', () => {
  const one = { file: 'a.mbox', number: 3, position: 512, size: 200e6, subject: 'Big' } as const;
  expect(
    skippedText([
      { ...one, reason: 'too-large' },
      { ...one, number: 0, reason: 'unreadable' },
    ]),
  ).toBe(
    'a.mbox\t3\t512\tBig\tIt is 200 MB. At most 130 MB can be read.\n' +
      'a.mbox\t0\t512\tBig\tThe file could not be opened. It was moved, changed or is a folder.\n',
  );
});
