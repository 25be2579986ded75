import * as v from 'valibot';
import type { Desk } from '@/core/model/desk';
import { DRAFT_TABS, type Draft, type DraftEnd, isBlank } from '@/core/model/draft';
import { database } from '@/core/store/database';
import { allDraftVersions, draftVersionsOf, newestOfEach } from '@/core/store/drafts';
import type { CaseRecord, DraftVersion } from '@/core/store/schema';
import { query } from './query.ts';

/** A text as it was once. */
export interface KeptText {
  readonly draft: Draft;
  /** Counts up within a case and tab. */
  readonly version: number;
  /** What became of its draft; null = it is still being written. */
  readonly end: DraftEnd | null;
  /** ISO; when it ended, or was written last. */
  readonly at: string;
}

/** A draft of any case, with what is known of the case. */
export interface DraftLine extends KeptText {
  /** '' = nobody knows any more. */
  readonly name: string;
  readonly subject: string;
  /** The desk's own number, '' if the case is gone. */
  readonly number: string;
  /** What can be done with the text: answer there, read it there, put it elsewhere; new = a first message, written on in its form. */
  readonly place: 'open' | 'closed' | 'gone' | 'new';
}

/** The agent who is signed in at a case's desk; ids of cases begin with the desk's. */
const meAt = (desks: readonly Desk[], caseId: string) =>
  desks.find(({ id }) => caseId.startsWith(`${id}:`))?.me?.id;

function toKept({ version, end, endedAt, peak: _, about: _a, ...draft }: DraftVersion): KeptText {
  return { draft, version, end: end ?? null, at: endedAt ?? draft.savedAt };
}

/** Earlier texts in one tab of a case, newest first; only those of whoever is signed in. */
export const draftVersions = query({
  args: v.object({ case: v.pipe(v.string(), v.minLength(1)), tab: v.picklist(DRAFT_TABS) }),
  reads: ['drafts', 'desks'],
  async run({ case: caseId, tab }): Promise<KeptText[]> {
    const agent = meAt(await (await database()).getAll('desks'), caseId);
    if (agent === undefined) return [];
    const versions = await draftVersionsOf({ case: caseId, tab, agent });
    return versions
      .filter((one) => !isBlank(one))
      .map(toKept)
      .reverse();
  },
});

function placeOf({ to }: DraftVersion, record: CaseRecord | undefined): DraftLine['place'] {
  if (to) return 'new';
  if (!record) return 'gone';
  return record.status === 'closed' ? 'closed' : 'open';
}

async function toLine(one: DraftVersion): Promise<DraftLine> {
  const record = await (await database()).get('cases', one.case);
  return {
    ...toKept(one),
    name: record?.contactName ?? one.about?.name ?? '',
    subject: record?.subject ?? one.about?.subject ?? '',
    number: record?.number ?? '',
    place: placeOf(one, record),
  };
}

/** Drafts of all cases, newest first: what is not sent yet, and what was sent or discarded lately. */
export const drafts = query({
  args: v.null(),
  reads: ['drafts', 'desks', 'cases'],
  async run(): Promise<DraftLine[]> {
    const desks = await (await database()).getAll('desks');
    const mine = newestOfEach(await allDraftVersions()).filter(
      (one) => one.agent === meAt(desks, one.case) && one.end !== 'replaced' && !isBlank(one),
    );
    const lines = await Promise.all(mine.map(toLine));
    return lines.sort((a, b) => (a.at < b.at ? 1 : -1));
  },
});
