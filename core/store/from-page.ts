import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { PickedText, WaitingWish } from '@/core/model/from-page';
import { announce } from './changes.ts';

/**
 * What came from pages: in the browser's memory only (`storage.session`), never on disk, and not for long.
 */
const PICKED = 'picked';
const WISHES = 'wishes';
/** The last few; whoever picks an eighth value has forgotten the first. */
const MOST = 8;
/** So long, in milliseconds. A wish that nobody came for would land in some other draft later. */
const KEPT = { [PICKED]: 30 * 60_000, [WISHES]: 5 * 60_000 } as const;
type Key = keyof typeof KEPT;

const alone = <T>(work: () => Promise<T>): Promise<T> => navigator.locks.request('from-page', work);

async function read<T extends { at: string }>(key: Key, one: v.GenericSchema<unknown, T>): Promise<T[]> {
  const stored = v.safeParse(v.array(one), (await browser.storage.session.get(key))[key]);
  return stored.success ? stored.output.filter(({ at }) => Date.now() - Date.parse(at) < KEPT[key]) : [];
}

async function write(key: Key, list: readonly unknown[]) {
  await browser.storage.session.set({ [key]: list });
  announce(['page']);
}

/** Texts taken along from pages, the newest first. */
export const pickedTexts = () => read(PICKED, PickedText);

/** Takes a text along; the same one again is the newer one. */
export const pick = (text: PickedText) =>
  alone(async () => {
    const before = (await pickedTexts()).filter((one) => one.text !== text.text || one.site !== text.site);
    await write(PICKED, [text, ...before].slice(0, MOST));
  });

/** Wishes nobody has carried out yet, the oldest first. */
export const wishes = () => read(WISHES, WaitingWish);

/** Puts a wish where surfaces see it. */
export const putWish = (wish: WaitingWish) => alone(async () => write(WISHES, [...(await wishes()), wish]));

/** Takes it away, for whoever carries it out; undefined = another surface was first. */
export const takeWish = (id: string) =>
  alone(async () => {
    const all = await wishes();
    const found = all.find((one) => one.id === id);
    if (found)
      await write(
        WISHES,
        all.filter((one) => one !== found),
      );
    return found;
  });
