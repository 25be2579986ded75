import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { LauncherArgs, LauncherOrder } from '@/core/contract';
import { FramePlace } from '@/core/model/frame-place';

/**
 * The in-page frame of one tab; in `storage.session`, so it survives the worker and dies with the browser.
 *
 *   none ──show──► unproven ──hello with the proof──► proven, shown ◄──close, show──► proven, hidden
 *     ▲               │                                    │                              │
 *     └── tab closed, or the browser keeps us out ─────────┴──────────────────────────────┘
 *
 * A load of the page takes the frame away: `followLoad` makes a new one with a new proof. A page that embeds our
 * sidebar by itself never gets past «unproven»: it has no proof, and nothing is shown or done without one.
 */
const FrameRecord = v.object({
  /** The page's; a launcher that speaks for another one is not shown its frame. */
  origin: v.string(),
  /** The agent wants it there. False = hidden, though it may still stand in the page. */
  open: v.boolean(),
  /** Proof given to the frame, and the frame that used it: one-time, but the same frame may connect again. */
  nonce: v.string(),
  frameId: v.nullable(v.number()),
});
type FrameRecord = v.InferOutput<typeof FrameRecord>;

const key = (tab: number) => `frame:${tab}`;
/** Where a frame opens on a site it never was on: over the page, as wide as the interface is made for. */
export const DEFAULT_PLACE: FramePlace = { side: 'right', width: 400, docked: false };

/** The frame of a tab, as far as we know; undefined = there was none, or the browser was started anew. */
export async function frameOf(tab: number): Promise<FrameRecord | undefined> {
  const stored = v.safeParse(FrameRecord, (await browser.storage.session.get(key(tab)))[key(tab)]);
  return stored.success ? stored.output : undefined;
}
/** One change of a tab's record at a time: two loads in a row must not take each other's proof away. */
const alone = <T>(tab: number, work: () => Promise<T>): Promise<T> => navigator.locks.request(key(tab), work);

const putFrame = (tab: number, record: FrameRecord) => browser.storage.session.set({ [key(tab)]: record });

/** The tab is gone, and its proof with it. */
export const forgetFrame = (tab: number) => browser.storage.session.remove(key(tab));

/** The agent closed it: it must not come back at the next load. */
export const markClosed = (tab: number) =>
  alone(tab, async () => {
    const record = await frameOf(tab);
    if (record) await putFrame(tab, { ...record, open: false });
  });

/** Where the frame sits on this site. */
export async function placeOf(origin: string): Promise<FramePlace> {
  const stored = (await browser.storage.local.get(`place:${origin}`))[`place:${origin}`];
  const place = v.safeParse(FramePlace, stored);
  return place.success ? place.output : DEFAULT_PLACE;
}
/** Per site, because each leaves room elsewhere; told by the frame's edge and by the header's menu. */
export const rememberPlace = (origin: string, place: FramePlace) =>
  browser.storage.local.set({ [`place:${origin}`]: place });

/**
 * Whether this frame is one we put there: it shows the nonce that was an argument of our injection. The first
 * frame that shows it owns it; a page that embeds the sidebar by itself has none.
 */
export const proveFrame = (tab: number, frameId: number, nonce: string): Promise<boolean> =>
  alone(tab, async () => {
    const record = await frameOf(tab);
    if (!record || nonce === '' || record.nonce !== nonce) return false;
    if (record.frameId === null) await putFrame(tab, { ...record, frameId });
    return record.frameId === null || record.frameId === frameId;
  });

/**
 * Whether a framed sidebar has proved itself before; its commands are accepted from then on. In its turn, or it
 * would be refused while the launcher is being asked to show it again.
 */
export const isProven = (tab: number, frameId: number): Promise<boolean> =>
  alone(tab, async () => (await frameOf(tab))?.frameId === frameId);

/** Tells the launcher of a tab something; a page without one is no error, the frame went with it. */
export const orderLauncher = (tab: number, order: LauncherOrder) =>
  browser.tabs.sendMessage(tab, order, { frameId: 0 }).catch(() => undefined);

const labels = () => {
  const text = (name: string) => browser.i18n.getMessage(name);
  return {
    title: text('extName'),
    resize: text('frameResize'),
    button: text('menuOpen'),
    refused: text('frameRefused'),
    elsewhere: text('frameElsewhere'),
    close: text('frameClose'),
  };
};

/** Runs in the page's isolated world: hands over to the launcher if it is there. Must not refer to anything outside. */
function callLauncher(args: unknown) {
  const launcher: unknown = Reflect.get(globalThis, 'casebarLauncher');
  return typeof launcher === 'function' ? String(launcher(args)) : 'absent';
}

async function run(tab: number, args: LauncherArgs): Promise<string> {
  const target = { tabId: tab };
  const call = async () => {
    const [answer] = await browser.scripting.executeScript({ target, func: callLauncher, args: [args] });
    return String(answer?.result ?? 'absent');
  };
  // For some 15 ms after a load Chromium refuses even what a click just allowed, so one refusal is not final.
  const first = await call().catch(() => new Promise<void>((done) => setTimeout(done, 150)).then(call));
  if (first !== 'absent') return first;
  await browser.scripting.executeScript({ target, files: ['/launcher.js'] });
  return call();
}

/**
 * Shows the sidebar inside a tab's page, or hides it. Needs `activeTab` or a granted site; rejects where the
 * browser lets nobody in. Answers whether it is shown now.
 */
export const showFrame = (tab: number, url: string, mode: LauncherArgs['mode']): Promise<boolean> =>
  alone(tab, () => show(tab, url, mode));

async function show(tab: number, url: string, mode: LauncherArgs['mode']): Promise<boolean> {
  const { origin } = new URL(url);
  const before = await frameOf(tab);
  const nonce = crypto.randomUUID();
  const place = await placeOf(origin);
  // Stored before the frame can connect; put back if the launcher already had one.
  await putFrame(tab, { origin, open: true, nonce, frameId: null });
  const sidebar = `${browser.runtime.getURL('sidebar.html')}#${nonce}`;
  try {
    const result = await run(tab, { mode, url: sidebar, place, labels: labels() });
    if (result === 'created') return true;
    const open = result === 'shown';
    if (before) await putFrame(tab, { ...before, open });
    else await forgetFrame(tab);
    return open;
  } catch (error) {
    await forgetFrame(tab);
    throw error;
  }
}

/** Shows only the launcher's small button, on a site the agent switched on. */
export async function showHandle(tab: number, url: string) {
  const place = await placeOf(new URL(url).origin);
  await run(tab, { mode: 'handle', url: '', place, labels: labels() });
}

/**
 * After a load: the frame went with the old page and comes back if the browser still lets us in. All of it under the
 * tab's lock: a late answer about the old page must not overwrite the proof of a frame opened by a click since.
 */
export const followLoad = (tab: number, url: string | undefined, complete: boolean): Promise<void> =>
  alone(tab, async () => {
    const record = await frameOf(tab);
    if (!record?.open) return;
    try {
      await show(tab, url ?? record.origin, 'ensure');
    } catch {
      // Gone to another site. While loading it may still be the old one's turn, so judge at the end only.
      if (complete) await browser.action.setBadgeText({ tabId: tab, text: '•' }).catch(() => undefined);
      else await putFrame(tab, record);
    }
  });
