import { signal } from '@preact/signals';
import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { chooseLocale, LOCALES } from '@/components/locales';
import { INBOX_SORTS } from '@/core/model/inbox-sort';
import { WARN_MINUTES } from '@/core/model/window';

const KEY = 'settings';

/** What follows an answer; staying is what surprises nobody. */
export const AFTER_SEND = ['stay', 'next', 'list'] as const;

/** Seconds in which sending can be taken back; 0 = never. */
export const UNDO_SECONDS = [0, 5, 10, 20, 30] as const;

const Settings = v.object({
  language: v.optional(v.picklist(['browser', ...LOCALES]), 'browser'),
  theme: v.optional(v.picklist(['system', 'light', 'dark']), 'system'),
  density: v.optional(v.picklist(['comfortable', 'compact']), 'comfortable'),
  /** Enter alone sends where people chat. */
  enterSends: v.optional(v.boolean(), false),
  /** Order of each view that was given another one than its own. */
  sorts: v.optional(v.record(v.string(), v.picklist(INBOX_SORTS)), {}),
  /** Where an agent goes on after an answer. */
  afterSend: v.optional(v.picklist(AFTER_SEND), 'stay'),
  undoSeconds: v.optional(v.picklist(UNDO_SECONDS), 5),
  /** How long before a window closes over a contact who waits this person is told; 0 = never. */
  windowWarnMinutes: v.optional(v.picklist(WARN_MINUTES), 60),
  /** What replies are returned with, as this person likes to say it; absent = the delivered ones. */
  returnReasons: v.optional(v.array(v.string())),
  /** The first run was gone through, or skipped. */
  welcomed: v.optional(v.boolean(), false),
});
/** How this browser shows Casebar; the same on every surface. */
export type Settings = v.InferOutput<typeof Settings>;

// What a later version wrote, or somebody by hand, must never keep the app from starting.
const parse = (raw: unknown): Settings => {
  const parsed = v.safeParse(Settings, raw ?? {});
  return parsed.success ? parsed.output : v.parse(Settings, {});
};

/** What is set now. Read it in a render and the component follows changes. */
export const settings = signal<Settings>(parse({}));

async function apply(next: Settings) {
  const root = document.documentElement;
  if (next.theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = next.theme;
  root.dataset.density = next.density;
  await chooseLocale(next.language);
  settings.value = next;
}

/** Reads and applies the settings, and follows changes made on other surfaces. Await before the first render. */
export async function startSettings() {
  await apply(parse((await browser.storage.local.get(KEY))[KEY]));
  browser.storage.onChanged.addListener((changes, area) => {
    const change = changes[KEY];
    if (area === 'local' && change) void apply(parse(change.newValue));
  });
}

/** Stores a change; every surface, this one included, applies it. */
export async function changeSettings(part: Partial<Settings>) {
  const next = { ...settings.value, ...part };
  await apply(next);
  await browser.storage.local.set({ [KEY]: next });
}
