import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { Desk } from '@/core/model/desk';
import { under } from '@/core/model/key-range';
import { timesHere, WARN_MINUTES } from '@/core/model/window';
import { noteWarned } from '@/core/store/cases';
import { database } from '@/core/store/database';
import { allDesks } from '@/core/store/desks';
import type { CaseRecord } from '@/core/store/schema';
import { aboutCase } from './notify.ts';
import { schedule } from './schedule.ts';

/** The agent's settings belong to the surfaces; this is the one thing of them that happens without any. */
const Settings = v.object({ windowWarnMinutes: v.optional(v.picklist(WARN_MINUTES), 60) });

/** How long before the end somebody wants to be told, in milliseconds; 0 = never. */
async function wantedBefore(): Promise<number> {
  const { settings } = await browser.storage.local.get('settings');
  const parsed = v.safeParse(Settings, settings ?? {});
  return 60_000 * (parsed.success ? parsed.output.windowWarnMinutes : 60);
}

/** A case of mine whose contact waits, with the end of its window by our clock. */
interface Waiting {
  readonly record: CaseRecord;
  readonly end: number;
}

async function waitingAt({ id, me, ahead }: Desk): Promise<Waiting[]> {
  if (!me) return [];
  // One person's open cases are few.
  const mine = await (await database()).getAllFromIndex('cases', 'byHolder', under(`${id}:${me.id}`));
  return mine.flatMap((record) => {
    const end = Date.parse(timesHere(record, ahead).windowEndsAt ?? '');
    const isNews = record.waitingSince !== null && record.warned !== record.windowEndsAt;
    return isNews && !Number.isNaN(end) ? [{ record, end }] : [];
  });
}

const timeOf = (at: number) =>
  new Intl.DateTimeFormat(browser.i18n.getUILanguage(), {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);

/** Firefox knows no buttons there and refuses the whole; there the notification itself is the only thing to press. */
const buttons = () =>
  import.meta.env.FIREFOX ? {} : { buttons: [{ title: browser.i18n.getMessage('windowAnswer') }] };

async function tell({ record, end }: Waiting) {
  const name = record.contactName || record.number;
  await browser.notifications.create(aboutCase(record.id), {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icon/128.png'),
    // The time, not how long: it may be read a while later.
    title: browser.i18n.getMessage('windowCloses', [name, timeOf(end)]),
    message: record.preview.slice(0, 140),
    ...buttons(),
  });
}

/**
 * The job, and the look after news: tells of windows that are about to close over a contact of mine who waits, and comes
 * back for the next. Noted before it is told, so that a worker that dies in between tells nothing twice.
 */
export async function watchWindows() {
  // Optional permission: without it nobody is told, and nothing counts as told.
  const before = browser.notifications ? await wantedBefore() : 0;
  if (before === 0) return;
  const now = Date.now();
  const waiting = (await Promise.all((await allDesks()).map(waitingAt))).flat();
  for (const one of waiting) {
    if (one.end - before > now || one.end <= now) continue;
    if (await noteWarned(one.record.id, one.record.windowEndsAt ?? '')) await tell(one);
  }
  const later = waiting.map(({ end }) => end - before).filter((at) => at > now);
  if (later.length > 0) await schedule('window', Math.min(...later));
}
