import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { DraftRecord } from '@/core/contract';
import { DRAFT_DAYS, draftKey, isBlank, isDraftKey } from '@/core/model/draft';
import { allDesks } from '@/core/store/desks';
import {
  allDraftVersions,
  asDraft,
  endDraft,
  giveAgents,
  newestOfEach,
  sweepDrafts,
} from '@/core/store/drafts';
import { dropSentDrafts, keepDraft, parseDraft, storedDrafts, wasHandedOver } from './keep-drafts.ts';
import { schedule } from './schedule.ts';

const DAY = 24 * 3_600_000;

/** A draft of the time when drafts belonged to the browser, under a key without an agent. */
const OldDraft = v.omit(DraftRecord, ['agent']);

/**
 * Drafts belonged to the browser once: each becomes that of the agent who is signed in at its desk. What that agent
 * has in its new place already stays there, and the old text becomes a version.
 */
export async function adoptOldDrafts() {
  const desks = await allDesks();
  const agentOf = (caseId: string) => desks.find(({ id }) => caseId.startsWith(`${id}:`))?.me?.id ?? '';
  await giveAgents(agentOf);
  const all = await browser.storage.local.get(null);
  for (const [key, value] of Object.entries(all)) {
    if (!isDraftKey(key) || parseDraft(value)) continue;
    const old = v.safeParse(OldDraft, value);
    if (!old.success || key !== `draft:${old.output.case}:${old.output.tab}`) continue;
    const draft = parseDraft({ ...old.output, agent: agentOf(old.output.case) });
    if (!draft) continue;
    const to = draftKey(draft);
    if (all[to] === undefined) await browser.storage.local.set({ [to]: draft });
    else await keepDraft(draft);
    // Only now: whatever ends us before, it is still in its old place.
    await browser.storage.local.remove(key);
  }
}

/** The browser may have been killed before a change was heard of: what is stored says what is written and what is not. */
async function compareWithStored() {
  // In this order: a version is younger than its place, so what is begun meanwhile is not among those that are missed.
  const newest = newestOfEach(await allDraftVersions());
  const stored = new Map((await storedDrafts()).map(({ draft }) => [draftKey(draft), draft]));
  for (const one of newest)
    if (!one.end && stored.get(draftKey(one))?.id !== one.id)
      await endDraft(one, (await wasHandedOver(one)) ? 'sent' : 'discarded', new Date().toISOString());
  for (const draft of stored.values()) {
    const known = newest.find(({ id, agent }) => id === draft.id && agent === draft.agent);
    if (known?.savedAt !== draft.savedAt) await keepDraft(draft);
  }
}

/**
 * What is still written but stands in no place, or in an older state, is put back from its versions. After a full disk
 * Chromium goes on writing behind a torn record, and loses at its next start what it had said was stored. Only then: while
 * surfaces write, a text thrown away in this moment would come back.
 */
export async function putBackLost() {
  const { local } = browser.storage;
  for (const version of newestOfEach(await allDraftVersions())) {
    const draft = asDraft(version);
    if (version.end || isBlank(draft) || (await wasHandedOver(draft))) continue;
    const key = draftKey(draft);
    const stored = parseDraft((await local.get(key))[key]);
    const isOlder = stored?.id === draft.id && stored.savedAt < draft.savedAt;
    if (!stored || isOlder) await local.set({ [key]: draft });
  }
}

/** A job, once a day and at every start of the browser: texts that ended, and old versions, go after some days. */
export async function tidyDrafts() {
  await dropSentDrafts();
  await compareWithStored();
  await sweepDrafts(new Date(Date.now() - DRAFT_DAYS * DAY).toISOString());
  await schedule('drafts:', Date.now() + DAY);
}
