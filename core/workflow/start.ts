import { allDesks } from '@/core/store/desks';
import { sweepCopies } from '@/core/store/file-copies';
import { sweepFiles } from '@/core/store/files';
import { releaseJobs } from '@/core/store/jobs';
import { forgetSent, itemsIn } from '@/core/store/outbox';
import { followBadge } from './badge.ts';
import { listenForLine } from './catch-up.ts';
import { deliverDesk } from './deliver-outbox.ts';
import { inBackground } from './in-background.ts';
import { filesInUse } from './keep-drafts.ts';
import { followStorage, lookForLosses } from './mend.ts';
import { listenToPractice } from './practice.ts';
import { pullDesk } from './pull-desk.ts';
import { ring } from './reminders.ts';
import { arm, runDue, setJobRunners } from './schedule.ts';
import { followRights } from './surfaces.ts';
import { adoptOldDrafts, putBackLost, tidyDrafts } from './tidy-drafts.ts';
import { applyUpdate } from './update.ts';
import { watchWindows } from './window-closing.ts';

const DAY = 24 * 3_600_000;

/** What may be due; each bears running twice. Set before any alarm can ring. */
export const nameJobs = () =>
  setJobRunners({
    pull: pullDesk,
    deliver: deliverDesk,
    remind: ring,
    window: watchWindows,
    drafts: tidyDrafts,
    update: applyUpdate,
  });

/**
 * After every start of the worker, however it ended before: what was under way goes on from what is stored.
 * Nothing here is waited for by a surface.
 */
export async function start() {
  followStorage();
  await releaseJobs();
  // What is owed first: nothing that goes wrong below may keep a reply back.
  const owed = new Set((await itemsIn(['queued', 'sending', 'unconfirmed'])).map((item) => item.desk));
  for (const desk of owed) inBackground('deliver', deliverDesk(desk));
  inBackground('badge', followBadge());
  listenForLine();
  const desks = (await allDesks()).filter(({ me }) => me !== null);
  if (desks.some(({ kind }) => kind === 'local')) await listenToPractice();
  await followRights();
  await runDue();
  await arm();
}

/** Once per browser start or update: tidying, and a pull of everything. */
export async function afterBrowserStart() {
  await lookForLosses();
  await adoptOldDrafts();
  await putBackLost();
  await tidyDrafts();
  await forgetSent(new Date(Date.now() - 2 * DAY).toISOString());
  const inUse = await filesInUse();
  await sweepFiles(inUse, new Date(Date.now() - DAY).toISOString());
  await sweepCopies(inUse);
  for (const { id, me } of await allDesks()) if (me) await pullDesk(id);
  // Nothing may be new, and yet notifications were allowed, or what is wanted was changed, since.
  await watchWindows();
}
