import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { plain } from '@/components/controls';
import type { Locale } from '@/components/locales';

/** One emoji as it is searched and inserted. */
export interface Emoji {
  readonly char: string;
  /** One of `GROUPS`. */
  readonly group: number;
  /** Name and tags as the search sees them, a blank before each word. */
  readonly words: string;
}

/** Groups of Unicode; 2 holds building parts (skin tones) and is not in our files. */
export const GROUPS = [0, 1, 3, 4, 5, 6, 7, 8, 9] as const;

/** More than anybody looks through; drawing them would cost more than finding them. */
const MOST_FOUND = 180;

const EmojiFile = v.array(v.tuple([v.picklist(GROUPS), v.string(), v.string()]));
const loaded = new Map<Locale, Promise<readonly Emoji[]>>();

/** All emoji in the order of keyboards, with names in one language; read once. After a failure it may be asked again. */
export function loadEmoji(locale: Locale): Promise<readonly Emoji[]> {
  const known = loaded.get(locale);
  if (known) return known;
  const reading = readEmoji(locale);
  loaded.set(locale, reading);
  reading.catch(() => loaded.delete(locale));
  return reading;
}

/** Emoji that have every typed word at the start of one of theirs; those whose name begins with the text first. */
export function findEmoji(all: readonly Emoji[], typed: string): readonly Emoji[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const start = ` ${words.join(' ')}`;
  const found = all.filter((emoji) => words.every((word) => emoji.words.includes(` ${word}`)));
  const leads = (emoji: Emoji) => (emoji.words.startsWith(start) ? 0 : 1);
  return found.sort((a, b) => leads(a) - leads(b)).slice(0, MOST_FOUND);
}

async function readEmoji(locale: Locale): Promise<readonly Emoji[]> {
  const answer = await fetch(browser.runtime.getURL(`emoji/${locale}.json`));
  const file = v.parse(EmojiFile, await answer.json());
  return file.map(([group, char, names]) => ({
    group,
    char,
    words: ` ${plain(names).replace(/[^\p{L}\p{N}]+/gu, ' ')}`,
  }));
}
