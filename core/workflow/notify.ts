import browser from 'webextension-polyfill';
import type { Message } from '@/core/model/message';
import type { Reminder } from '@/core/model/reminder';
import { caseById } from '@/core/store/cases';
import { deskById } from '@/core/store/desks';
import { isAboutDesk } from './desk-health.ts';

/** Surfaces in front of somebody right now; while there is one, the inbox itself tells. */
const looking = new Set<unknown>();
/** A visible surface connected; call the answer when it is gone. */
export function surfaceCame(surface: unknown): () => void {
  looking.add(surface);
  return () => looking.delete(surface);
}

/** Whether somebody has one of our surfaces in front. */
export const isLookedAt = () => looking.size > 0;

/** Notifications are known by their id only; ours say which case they are about. */
const PREFIX = 'case:';
/** Id of the notification about a case; a click on it opens the case. */
export const aboutCase = (id: string) => PREFIX + id;

async function tell(caseId: string, message: Message) {
  const record = await caseById(caseId);
  const me = record && (await deskById(record.desk))?.me;
  if (!record || !me || record.assignee !== me.id) return;
  // One per case: a second message replaces the first one's notification.
  await browser.notifications.create(aboutCase(caseId), {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icon/128.png'),
    title: browser.i18n.getMessage('newMessageFrom', record.contactName),
    // What fits. Lock screens show it too: the agent was asked before the first one.
    message: message.text.slice(0, 140),
  });
}

/** Rings also while somebody looks at a surface: they asked for it, and may be busy with another case. */
export async function notifyReminder({ case: caseId, agent, note }: Reminder) {
  const record = await caseById(caseId);
  const me = record && (await deskById(record.desk))?.me;
  if (!record || me?.id !== agent || !browser.notifications) return;
  await browser.notifications.create(aboutCase(caseId), {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icon/128.png'),
    title: browser.i18n.getMessage('reminderOf', record.contactName || record.number),
    message: note.slice(0, 140) || record.preview.slice(0, 140),
  });
}

/** Says that contacts answered in cases of mine, if the agent allowed it and looks at no surface of ours. */
export async function notifyNews(messages: readonly Message[]) {
  if (looking.size > 0 || !browser.notifications) return;
  const inbound = messages.filter(({ kind, direction }) => kind === 'message' && direction === 'in');
  const byCase = new Map(inbound.map((message) => [message.case, message]));
  for (const [caseId, message] of byCase) await tell(caseId, message);
}

/** A click on a notification opens exactly that case; `answer` = where one answers, ready to write. */
export async function openFromNotification(id: string, answer = false) {
  if (isAboutDesk(id)) {
    await browser.tabs.create({ url: browser.runtime.getURL('sidebar.html') });
    await browser.notifications.clear(id);
  }
  if (!id.startsWith(PREFIX)) return;
  const query = `?case=${encodeURIComponent(id.slice(PREFIX.length))}`;
  const write = answer ? '&answer' : '';
  await browser.tabs.create({ url: browser.runtime.getURL('sidebar.html') + query + write });
  await browser.notifications.clear(id);
}

/** Its button; only those about a window that closes have one. */
export const answerNotified = (id: string) => openFromNotification(id, true);
