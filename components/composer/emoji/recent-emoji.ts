import * as v from 'valibot';
import browser from 'webextension-polyfill';

const KEY = 'emoji-recent';
/** Two rows of the grid. */
const MOST = 18;

const Recent = v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(40)));

/** Emoji picked lately, the newest first. */
export async function recentEmoji(): Promise<readonly string[]> {
  const parsed = v.safeParse(Recent, (await browser.storage.local.get(KEY))[KEY]);
  return parsed.success ? parsed.output.slice(0, MOST) : [];
}

let writing: Promise<void> = Promise.resolve();

/** Remembers a pick. One after the other: quick picks would read the same list and lose each other. */
export function rememberEmoji(char: string): Promise<void> {
  // A list that cannot be written is no reason to disturb anybody: the emoji itself was picked.
  writing = writing.then(() => write(char)).catch(() => undefined);
  return writing;
}

async function write(char: string) {
  const before = await recentEmoji();
  const recent = [char, ...before.filter((one) => one !== char)].slice(0, MOST);
  await browser.storage.local.set({ [KEY]: recent });
}
