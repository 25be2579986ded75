import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { announce } from './changes.ts';

/**
 * What happened to the storage, until the agent has read it: in `storage.local`, which survives what it tells of.
 *
 * lost      rows were lost; what was owed is back, the rest is read from the desks again
 * desk      the practice desk, which lives in this browser, lost its own data: nobody can give that back
 * settings  `storage.local` itself was lost: drafts are back, the settings are not
 */
const Trouble = v.object({
  kind: v.picklist(['lost', 'desk', 'settings']),
  /** ISO. */
  at: v.string(),
  /** What was owed and is here again. */
  restored: v.number(),
});
/** As the schema of the same name reads it. */
export type Trouble = v.InferOutput<typeof Trouble>;

const KEY = 'trouble';

/** What the agent has not read yet. */
export async function readTrouble(): Promise<Trouble | undefined> {
  const stored = v.safeParse(Trouble, (await browser.storage.local.get(KEY))[KEY]);
  return stored.success ? stored.output : undefined;
}

/** Tells the agent, on every surface, until they have read it. */
export async function tellTrouble(trouble: Trouble) {
  await browser.storage.local.set({ [KEY]: trouble });
  announce(['vitals']);
}

/** They have read it. */
export async function forgetTrouble() {
  await browser.storage.local.remove(KEY);
  announce(['vitals']);
}
