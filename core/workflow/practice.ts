import browser from 'webextension-polyfill';
import { REGISTRY } from '@/core/connectors/registry';
import { parseAddress, setTogether, togetherAt } from '@/core/connectors/together';
import { CasebarError } from '@/core/model/errors';
import type { PracticeLine } from '@/core/model/practice-line';
import { forgetDesk } from '@/core/store/desks';
import { connectorOf, embeddedDesk, forgetConnector, LOCAL_DESK, sampleDesk } from './connectors.ts';
import { inBackground } from './in-background.ts';
import { pullDesk } from './pull-desk.ts';
import { addDesk, signIn } from './sign-in.ts';
import { followRights } from './surfaces.ts';

/** Sets the embedded desk up with its sample, once, and signs in to it. */
export async function startPractice() {
  const desk = await embeddedDesk();
  if (!(await desk.isSeeded())) await desk.seed(await sampleDesk());
  await addDesk({ id: LOCAL_DESK, kind: 'local', name: '', capabilities: REGISTRY.local.capabilities });
  await signIn(LOCAL_DESK);
  await listenToPractice();
  await followRights();
}

/** Forgets everything of the embedded desk, on both sides, and starts over with a fresh sample. */
export async function resetPractice() {
  await (await embeddedDesk()).clear();
  await forgetDesk(LOCAL_DESK);
  await startPractice();
}

/** How the embedded desk can be reached: asked and changed past the line itself, or nobody could mend it. */
export const practiceLine = async () => ({
  line: await (await embeddedDesk()).line(),
  together: await togetherAt(browser.storage.local),
});
export const setPracticeLine = async (line: PracticeLine) => (await embeddedDesk()).setLine(line);

// Once per worker life: a second listener would ask for every pull twice.
let listening: Promise<void> | undefined;
let deaf = new AbortController();

/**
 * From now on at the desk of this address, with whoever else practises there; '' = alone again. What is known of the
 * desk of before is forgotten. Errors: rejected (no address), and those of a desk that does not answer: nothing changes.
 */
export async function practiseTogether(address: string) {
  if (address && !parseAddress(address)) throw new CasebarError('rejected', address);
  const before = await togetherAt(browser.storage.local);
  if (address === before) return;
  await setTogether(browser.storage.local, address);
  try {
    if (address) await (await embeddedDesk()).directory();
  } catch (error) {
    await setTogether(browser.storage.local, before);
    throw error;
  }
  forgetConnector(LOCAL_DESK);
  deaf.abort();
  deaf = new AbortController();
  listening = undefined;
  await forgetDesk(LOCAL_DESK);
  await startPractice();
}

/** The embedded desk is one of ours, so its news need no network: it pokes, we pull. */
export function listenToPractice(): Promise<void> {
  listening ??= connectorOf(LOCAL_DESK).then((connector) =>
    connector.listen?.(() => inBackground('pull', pullDesk(LOCAL_DESK)), deaf.signal),
  );
  // The next start of practice tries again.
  listening.catch(() => {
    listening = undefined;
  });
  return listening;
}
