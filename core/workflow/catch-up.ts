import { allDesks, deskById } from '@/core/store/desks';
import { hurryItems } from '@/core/store/outbox';
import { deliverDesk } from './deliver-outbox.ts';
import { inBackground } from './in-background.ts';
import { pullDesk } from './pull-desk.ts';

/** A surface that becomes visible more often than this starts no pull of its own. */
const FRESH = 30_000;

/**
 * Somebody does not want to wait: asks a desk, or all of them, and sends what is owed, whatever put it off. Answers
 * when the desks were asked.
 */
export async function tryNow(desk: string | null) {
  const desks = (await allDesks()).filter(({ id, me }) => me && (desk === null || desk === id));
  await Promise.all(
    desks.map(async ({ id }) => {
      await pullDesk(id);
      // While it cannot be reached everything would only be put off again, further than before.
      if ((await deskById(id))?.health !== 'in-step') return;
      await hurryItems(id, new Date().toISOString(), () => true);
      inBackground('deliver', deliverDesk(id));
    }),
  );
}

/**
 * After a gap that nobody tells the worker about (sleep, a dead worker, a lost line): asks every desk that was not
 * asked lately, because somebody looks or the browser is online again.
 */
export async function catchUp() {
  const stale = new Date(Date.now() - FRESH).toISOString();
  const desks = (await allDesks()).filter(
    ({ me, health, inStepAt }) => me && (health !== 'in-step' || !inStepAt || inStepAt < stale),
  );
  await Promise.all(desks.map(({ id }) => pullDesk(id)));
}

/** The browser says that the line is back, as long as the worker lives; surfaces ask by themselves. */
export function listenForLine() {
  globalThis.addEventListener?.('online', () => inBackground('catch up', catchUp()));
}
