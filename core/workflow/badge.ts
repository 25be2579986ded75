import browser from 'webextension-polyfill';
import { type Badge, badgeOf } from '@/core/model/badge';
import { countApprovals } from '@/core/queries/approvals';
import { countStuck, countUnread } from '@/core/queries/status';
import { onChange } from '@/core/store/changes';
import { allDesks } from '@/core/store/desks';
import { inBackground } from './in-background.ts';
import { followRights } from './surfaces.ts';

/** White letters on it read well in both themes of the browser: 5.5:1 and more. */
const COLOURS = {
  offers: '#0b6375',
  approvals: '#7d2f84',
  stuck: '#b3261e',
  unread: '#0b6375',
  none: '#0b6375',
} as const satisfies Record<Badge['kind'], string>;

const TITLES = {
  approvals: 'badgeApprovals',
  stuck: 'badgeStuck',
  unread: 'badgeUnread',
} as const;

/** The number alone says nothing to those who rest the pointer on it, or hear it. */
function titleOf({ kind, count }: Badge): string {
  const name = browser.i18n.getMessage('extName');
  if (kind === 'none' || kind === 'offers') return name;
  return `${name}: ${browser.i18n.getMessage(TITLES[kind], String(count))}`;
}

// What was told last by this worker: every commit asks, few change anything.
let last = '';

/** Counts what needs the agent and tells it on the toolbar icon. */
export async function setBadge() {
  const desks = await allDesks();
  const [approvals, stuck, unread] = await Promise.all([countApprovals(), countStuck(), countUnread(desks)]);
  // Offers come before all of them once there are any.
  const badge = badgeOf({ offers: 0, approvals, stuck, unread });
  const told = `${badge.kind} ${badge.text}`;
  if (told === last) return;
  last = told;
  await browser.action.setBadgeBackgroundColor({ color: COLOURS[badge.kind] });
  await browser.action.setBadgeText({ text: badge.text });
  await browser.action.setTitle({ title: titleOf(badge) });
}

// One round for a burst of commits.
let round: ReturnType<typeof setTimeout> | undefined;

/** Keeps the toolbar icon's badge true: from the start of the worker, and after every commit that may change it. */
export function followBadge() {
  const stores = ['outbox', 'cases', 'desks', 'approvals'] as const;
  onChange((changed) => {
    if (round || !stores.some((store) => changed.has(store))) return;
    round = setTimeout(() => {
      round = undefined;
      inBackground('badge', setBadge());
      // A right that came or went decides what the icon opens.
      inBackground('rights', followRights());
    }, 200);
  });
  return setBadge();
}
