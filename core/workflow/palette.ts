import * as v from 'valibot';
import browser, { type Tabs } from 'webextension-polyfill';
import { CasebarError } from '@/core/model/errors';
import { type PaletteSite, PickedText } from '@/core/model/from-page';
import { pick } from '@/core/store/from-page';
import { drawable } from './surfaces.ts';

/**
 * The palette of one tab, in `storage.session`: what its page told when it was called, and the proof that a frame
 * is the one we put there (as in frames.ts). Nothing of it outlives the browser, or the tab.
 */
const Palette = v.object({
  nonce: v.string(),
  /** The frame in the page that used the proof; null = none has, or the palette has a window of its own. */
  frameId: v.nullable(v.number()),
  /** Window of its own, where the page lets no frame in. */
  window: v.nullable(v.number()),
  /** Frame of the page that has the field; null = there is none. */
  target: v.nullable(v.number()),
  picked: v.nullable(PickedText),
});
type Palette = v.InferOutput<typeof Palette>;

/** What a frame of a page told (components/insert); it may be a page's own doing, so it is looked at. */
const Look = v.object({ focused: v.boolean(), field: v.boolean(), selection: v.string() });
interface Seen extends v.InferOutput<typeof Look> {
  readonly frame: number;
}

/** No hello from the frame within this time means that the page keeps it out. */
const HELLO = 1_000;
const SIZE = { width: 600, height: 600 };

const key = (tab: number) => `palette:${tab}`;
const alone = <T>(tab: number, work: () => Promise<T>): Promise<T> => navigator.locks.request(key(tab), work);

async function paletteOf(tab: number): Promise<Palette | undefined> {
  const stored = v.safeParse(Palette, (await browser.storage.session.get(key(tab)))[key(tab)]);
  return stored.success ? stored.output : undefined;
}
const put = (tab: number, palette: Palette) => browser.storage.session.set({ [key(tab)]: palette });

/** The tab is gone. */
export const forgetPalette = (tab: number) => browser.storage.session.remove(key(tab));

/** Runs in the page's isolated world: hands over to the tool if it is there. Must not refer to anything outside. */
async function callTool(order: unknown) {
  const tool: unknown = Reflect.get(globalThis, 'casebarPageTool');
  const answer: unknown = typeof tool === 'function' ? await tool(order) : null;
  // Asked to end, it leaves nothing behind.
  if (Reflect.get(Object(order), 'do') === 'end') Reflect.deleteProperty(globalThis, 'casebarPageTool');
  return answer;
}

type Where = { readonly tabId: number; readonly frameIds?: number[]; readonly allFrames?: boolean };
const order = (target: Where, what: unknown) =>
  browser.scripting.executeScript({ target, func: callTool, args: [what] });

/** Looks at what the person edits and selected; rejects where the browser lets nobody in. */
async function lookAt(tabId: number): Promise<Seen[]> {
  const everywhere = { tabId, allFrames: true };
  await browser.scripting.executeScript({ target: everywhere, files: ['/page-tool.js'] });
  const answers = await order(everywhere, { do: 'look' });
  return answers.flatMap(({ frameId, result }) => {
    const look = v.safeParse(Look, result);
    return look.success ? [{ frame: frameId, ...look.output }] : [];
  });
}

/** The frame the person is in. Called from the toolbar none has the keyboard: then the only one with a field is meant. */
function frameOfPerson(looks: readonly Seen[]): Seen | undefined {
  const fields = looks.filter(({ field }) => field);
  return looks.find(({ focused }) => focused) ?? (fields.length === 1 ? fields[0] : undefined);
}

const hostOf = (url: string | undefined) => URL.parse(url ?? '')?.host ?? '';

const greeted = new Map<string, () => void>();

/** Whether this frame is the palette we put there; the first frame that shows the proof owns it. */
export const provePalette = (tab: number, frameId: number, nonce: string): Promise<boolean> =>
  alone(tab, async () => {
    const palette = await paletteOf(tab);
    if (!palette || nonce === '' || palette.nonce !== nonce) return false;
    if (palette.frameId === null) await put(tab, { ...palette, frameId });
    greeted.get(nonce)?.();
    return palette.frameId === null || palette.frameId === frameId;
  });

/** Whether this frame has proved itself; its commands are accepted from then on. */
export const isPalette = (tab: number, frameId: number): Promise<boolean> =>
  alone(tab, async () => (await paletteOf(tab))?.frameId === frameId);

const address = (nonce: string) => `${browser.runtime.getURL('palette.html')}#${nonce}`;

/** Draws it over the page; answers whether it said hello. */
async function drawOver(tabId: number, nonce: string): Promise<boolean> {
  const hello = new Promise<boolean>((done) => {
    greeted.set(nonce, () => done(true));
    setTimeout(() => done(false), HELLO);
  });
  const label = browser.i18n.getMessage('commandPalette');
  await order({ tabId, frameIds: [0] }, { do: 'open', url: address(nonce), label });
  return hello.finally(() => greeted.delete(nonce));
}

async function inWindow(tab: number, nonce: string) {
  const { id } = await browser.windows.create({ type: 'popup', url: address(nonce), ...SIZE });
  const palette = await paletteOf(tab);
  if (palette?.nonce === nonce) await put(tab, { ...palette, window: id ?? null });
}

/**
 * Opens the palette for a tab: over its page, or in a window where the page or the browser lets no frame in. Needs
 * `activeTab` or a granted site to insert; without, texts can still be found, copied and sent.
 */
export async function openPalette({ id: tab, url }: Tabs.Tab) {
  if (tab === undefined) return;
  await endPalette(tab);
  const nonce = crypto.randomUUID();
  const looks = drawable(url) ? await lookAt(tab).catch(() => []) : [];
  const mine = frameOfPerson(looks);
  // What is selected may be in the page while the keyboard is in a field beside it.
  const text = mine?.selection || (looks.find(({ selection }) => selection !== '')?.selection ?? '');
  const picked = text === '' ? null : { text, site: hostOf(url), at: new Date().toISOString() };
  const target = mine?.field ? mine.frame : null;
  await put(tab, { nonce, frameId: null, window: null, target, picked });
  if (picked) await pick(picked);
  if (looks.length > 0 && (await drawOver(tab, nonce).catch(() => false))) return;
  if (looks.length > 0) await order({ tabId: tab, frameIds: [0] }, { do: 'hide' }).catch(() => undefined);
  await inWindow(tab, nonce);
}

/** From the popup or the sidebar: for the page in front. */
export async function openPaletteInFront() {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  if (tab) await openPalette(tab);
}

/** Takes the palette and its tool out of a tab's page. */
export async function endPalette(tab: number) {
  const palette = await paletteOf(tab);
  if (!palette) return;
  await forgetPalette(tab);
  // Gone with its page, closed by hand, or in a page that lets nobody in any more.
  await order({ tabId: tab, allFrames: true }, { do: 'end' }).catch(() => undefined);
  if (palette.window !== null) await browser.windows.remove(palette.window).catch(() => undefined);
}

/** The palette that has this proof, with its tab. Errors: gone. */
async function withProof(nonce: string): Promise<{ tab: number; palette: Palette }> {
  for (const [name, raw] of Object.entries(await browser.storage.session.get(null))) {
    if (!name.startsWith('palette:')) continue;
    const palette = v.safeParse(Palette, raw);
    if (palette.success && palette.output.nonce === nonce)
      return { tab: Number(name.slice('palette:'.length)), palette: palette.output };
  }
  throw new CasebarError('gone');
}

/** What the palette may know of its page. */
export async function paletteSite(nonce: string): Promise<PaletteSite> {
  const { palette } = await withProof(nonce);
  return { field: palette.target !== null, picked: palette.picked };
}

/** The tab a palette belongs to. */
export const tabOfPalette = async (nonce: string) => (await withProof(nonce)).tab;

/** Writes into the field the person was in. False = it did not arrive there; the palette is in front again. */
export async function insertInPage(nonce: string, text: string): Promise<boolean> {
  const { tab, palette } = await withProof(nonce);
  if (palette.target === null) return false;
  const top = { tabId: tab, frameIds: [0] };
  try {
    await order(top, { do: 'hide' });
    const [answer] = await order({ tabId: tab, frameIds: [palette.target] }, { do: 'insert', text });
    if (answer?.result === true) {
      await endPalette(tab);
      return true;
    }
  } catch {
    // The page is another one by now, or the browser took the permission back.
  }
  await order(top, { do: 'show' }).catch(() => undefined);
  return false;
}

/** Closed by its own key or button. */
export async function closePalette(nonce: string) {
  await endPalette(await tabOfPalette(nonce));
}
