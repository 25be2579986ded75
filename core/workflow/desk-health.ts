import browser from 'webextension-polyfill';
import type { Desk } from '@/core/model/desk';
import { patchDesk } from '@/core/store/desks';

/** Notifications are known by their id only; this one says which desk it is about. */
const PREFIX = 'desk:';

/** Once per time of being logged out: what is stored tells, so a new worker does not say it again. */
async function tellSignedOut({ id, name }: Desk) {
  await browser.notifications?.create(PREFIX + id, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icon/128.png'),
    title: browser.i18n.getMessage('signedOutOf', name),
    message: browser.i18n.getMessage('signedOutText'),
  });
}

/**
 * Notes how a desk does. The first time it does not know us any more the agent is told, if they allowed it; once it
 * does again, that is taken away.
 */
export async function noteHealth(id: string, part: Pick<Desk, 'health'> & Partial<Desk>) {
  const before = await patchDesk(id, part);
  if (!before?.me || before.health === part.health) return;
  // `connecting`: somebody is logging in right now and sees what comes of it.
  if (part.health === 'signed-out' && before.health !== 'connecting') await tellSignedOut(before);
  if (part.health === 'in-step') await browser.notifications?.clear(PREFIX + id);
}

/** Whether a notification is one of these; a click on it opens Casebar, where one can log in. */
export const isAboutDesk = (notification: string) => notification.startsWith(PREFIX);
