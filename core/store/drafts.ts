import type { Draft, DraftEnd, DraftPlace } from '@/core/model/draft';
import { database, type WriteTx, write } from './database.ts';
import type { DraftVersion } from './schema.ts';

/** Versions kept per case, tab and agent. */
const KEPT = 20;
/** A draft saved again within this time is the same version going on, in milliseconds. */
const SAME_VERSION = 30_000;
/** So many letters may go without what they were in becoming a version of its own. */
const FEW = 30;

type DraftsTx = WriteTx<'drafts'>;

const rangeOf = ({ case: caseId, tab }: Pick<DraftPlace, 'case' | 'tab'>) =>
  IDBKeyRange.bound([caseId, tab, 0], [caseId, tab, Number.MAX_SAFE_INTEGER]);

/** How many letters of `before` one change to `after` took away or wrote over. */
function taken(before: string, after: string): number {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return before.length - start - end;
}

const longer = (a: string, b: string) => (a.length > b.length ? a : b);

/** The same surface, still at it: no pause, no other window, no file less, and hardly a word gone. */
function goesOn(last: DraftVersion, draft: Draft): boolean {
  if (last.id !== draft.id || last.by !== draft.by) return false;
  if (Date.parse(draft.savedAt) - Date.parse(last.savedAt) >= SAME_VERSION) return false;
  const has = new Set(draft.attachments.map(({ id }) => id));
  if (!last.attachments.every(({ id }) => has.has(id))) return false;
  const { length } = longer(last.peak ?? '', last.text);
  return taken(last.text, draft.text) <= FEW && length - draft.text.length <= FEW;
}

/** What stood in `storage.local` of a version. */
export const asDraft = ({ version: _, end, endedAt, peak, about, ...draft }: DraftVersion): Draft => draft;

/** Of whom the text was, as long as the case is there to tell. */
type About = DraftVersion['about'];

/**
 * Keeps what a draft looked like. A pause, another draft, another window or a passage taken out starts a new version;
 * the oldest go.
 */
export const putDraftVersion = (draft: Draft, about?: About) =>
  write(['drafts'], (tx) => putDraftVersionIn(tx, draft, about));

/** The same within a transaction of others. */
export async function putDraftVersionIn(tx: DraftsTx, draft: Draft, about?: About) {
  const drafts = tx.objectStore('drafts');
  const all = await drafts.getAll(rangeOf(draft));
  const mine = all.filter(({ agent }) => agent === draft.agent);
  const last = mine.at(-1);
  const same = last !== undefined && goesOn(last, draft);
  const peak = same ? longer(last.peak ?? '', last.text) : '';
  const known = about ?? last?.about;
  await drafts.put({
    ...draft,
    version: same ? last.version : (all.at(-1)?.version ?? 0) + 1,
    ...(peak.length > draft.text.length && { peak }),
    ...(known && { about: known }),
  });
  // What was being shortened ends as the longest it was: the shortening is the next version.
  if (!same && last?.peak) {
    const { peak: text, ...rest } = last;
    await drafts.put({ ...rest, text });
  }
  // Those read before this one was put: together they are one more, if it is a new version.
  for (const old of mine.slice(0, same ? -KEPT : 1 - KEPT))
    await drafts.delete([old.case, old.tab, old.version]);
}

/** Notes what became of a draft; one that was never kept is kept now, so that it can be found. */
export const endDraft = (draft: Draft, end: DraftEnd, endedAt: string, about?: About) =>
  write(['drafts'], async (tx) => {
    const find = async () =>
      (await tx.objectStore('drafts').getAll(rangeOf(draft))).findLast(({ id }) => id === draft.id);
    let last = await find();
    if (!last || last.text !== draft.text) await putDraftVersionIn(tx, draft, about);
    last = await find();
    if (last) await tx.objectStore('drafts').put({ ...last, end, endedAt });
  });

/** Every version there is, of everybody, in the order of cases and tabs, oldest first. */
export const allDraftVersions = async () => (await database()).getAll('drafts');

/** What one agent wrote in one tab of a case, oldest first. */
export async function draftVersionsOf(place: DraftPlace): Promise<DraftVersion[]> {
  const all = await (await database()).getAll('drafts', rangeOf(place));
  return all.filter(({ agent }) => agent === place.agent);
}

/** The newest state of each draft: what stands in the composer now, or how it ended. */
export const newestOfEach = (versions: readonly DraftVersion[]): DraftVersion[] => [
  ...new Map(versions.map((one) => [`${one.case} ${one.tab} ${one.agent} ${one.id}`, one])).values(),
];

/** Lets versions go that nobody touched since `before`; what is still being written keeps its newest. */
export const sweepDrafts = (before: string) =>
  write(['drafts'], async (tx) => {
    const all = await tx.objectStore('drafts').getAll();
    const written = new Set(newestOfEach(all).filter(({ end }) => !end));
    for (const one of all)
      if ((one.endedAt ?? one.savedAt) < before && !written.has(one))
        await tx.objectStore('drafts').delete([one.case, one.tab, one.version]);
  });

/** Versions of the time before drafts had an agent become those of whoever is signed in at their desk. */
export const giveAgents = (agentOf: (caseId: string) => string) =>
  write(['drafts'], async (tx) => {
    for (const one of await tx.objectStore('drafts').getAll()) {
      // The border: rows of an older release have no agent, whatever their type says.
      const { agent }: Partial<DraftVersion> = one;
      if (agent === undefined) await tx.objectStore('drafts').put({ ...one, agent: agentOf(one.case) });
    }
  });
