import browser from 'webextension-polyfill';
import { type Approval, mayDecide } from '@/core/model/approval';
import type { Agent } from '@/core/model/directory';
import { caseById } from '@/core/store/cases';
import { deskById } from '@/core/store/desks';
import { aboutCase, isLookedAt, openFromNotification } from './notify.ts';

/** Notifications are known by their id only; these say which request they are about, '' = several. */
const PREFIX = 'approval:';

const nameAt = async ({ case: id }: Approval) => {
  const record = await caseById(id);
  return record?.contactName || record?.number || '';
};

/** It may be theirs to decide. */
const isAsked = (one: Approval | undefined, me: Agent) =>
  one !== undefined && one.state === 'waiting' && mayDecide(one, me);

const show = (id: string, title: string, text: string) =>
  browser.notifications.create(id, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icon/128.png'),
    title,
    message: text.slice(0, 140),
  });

/** One by name; several at once, as after a night, in one line. */
async function tellAsked(asked: readonly Approval[]) {
  const [one] = asked;
  if (!one) return;
  if (asked.length > 1)
    await show(PREFIX, browser.i18n.getMessage('approvalsAsked', String(asked.length)), one.proposal.text);
  else
    await show(
      PREFIX + one.id,
      browser.i18n.getMessage('approvalAsked', [one.author.name, await nameAt(one)]),
      one.proposal.text,
    );
}

const TITLES = {
  approved: 'approvalApproved',
  changed: 'approvalChanged',
  returned: 'approvalReturned',
  lapsed: 'approvalLapsed',
} as const;

/** How the author's browser calls what became of it; null = they did it themselves. */
function endOf({ state, decision, proposal, author }: Approval): keyof typeof TITLES | null {
  if (state === 'returned' || state === 'lapsed') return state;
  if (state !== 'approved' || decision?.by?.id === author.id) return null;
  return decision?.text === proposal.text ? 'approved' : 'changed';
}

async function tellEnd(one: Approval) {
  const end = endOf(one);
  if (end === null) return;
  const title = browser.i18n.getMessage(TITLES[end], await nameAt(one));
  await show(aboutCase(one.case), title, (end === 'returned' && one.decision?.reason) || one.proposal.text);
}

/**
 * Says to those who decide what they are asked, and to its author what became of a request; if the agent allowed
 * notifications and looks at no surface of ours.
 */
export async function notifyApprovals(known: readonly Approval[], now: readonly Approval[]) {
  const desk = (now[0] ?? known[0])?.desk;
  const me = desk !== undefined && (await deskById(desk))?.me;
  if (!me || !browser.notifications) return;
  const before = new Map(known.map((one) => [one.id, one]));
  const after = new Map(now.map((one) => [one.id, one]));
  // Whatever somebody else has done meanwhile is no question any more.
  for (const one of known)
    if (isAsked(one, me) && !isAsked(after.get(one.id), me))
      await browser.notifications.clear(PREFIX + one.id);
  if (known.some((one) => isAsked(one, me)) && !now.some((one) => isAsked(one, me)))
    await browser.notifications.clear(PREFIX);
  if (isLookedAt()) return;
  await tellAsked(now.filter((one) => isAsked(one, me) && !isAsked(before.get(one.id), me)));
  for (const one of now)
    if (one.author.id === me.id && before.get(one.id)?.state === 'waiting') await tellEnd(one);
}

/** A click on a notification: on one of these it opens the request, or the list of them, in a tab. */
export async function openNotified(notification: string) {
  if (!notification.startsWith(PREFIX)) return openFromNotification(notification);
  const id = notification.slice(PREFIX.length);
  const query = id && `?approval=${encodeURIComponent(id)}`;
  await browser.tabs.create({ url: browser.runtime.getURL('popup.html') + query });
  await browser.notifications.clear(notification);
}
