import * as v from 'valibot';
import browser, { type Storage } from 'webextension-polyfill';
import { DraftRecord } from '@/core/contract';
import { MOST_TEXT } from '@/core/model/check-message';
import { type Draft, type DraftPlace, draftKey, isDraftKey, type SentMark } from '@/core/model/draft';
import { filesToSend, isOwed } from '@/core/model/outbox-item';
import { caseById } from '@/core/store/cases';
import { database } from '@/core/store/database';
import { allDraftVersions, endDraft, putDraftVersion } from '@/core/store/drafts';
import { copyFiles } from '@/core/store/files';
import { schedule } from './schedule.ts';

/** A mark that could not be written is made up for after this, in milliseconds. */
const SOON = 60_000;

/** A draft as it stands in `storage.local`; undefined = none, or rubbish. */
export function parseDraft(raw: unknown): Draft | undefined {
  const parsed = v.safeParse(DraftRecord, raw);
  if (!parsed.success) return undefined;
  return parsed.output;
}

/** What is too long to be sent is kept once, by its surface, and not twenty times over. */
const isKept = (draft: Draft | undefined): draft is Draft =>
  draft !== undefined && draft.text.length <= MOST_TEXT;

async function aboutOf({ case: caseId, to }: Draft) {
  // A first message has no case yet: it is for whom it is addressed to.
  if (to) return { name: to.name || to.address, subject: to.subject };
  const record = await caseById(caseId);
  return record && { name: record.contactName, subject: record.subject };
}

/** Files of a draft, that of the template being filled among them. */
const filesIn = ({ attachments, template }: Draft) =>
  template?.media ? [...attachments, template.media] : attachments;

/** Keeps a state of a draft, with the name of the case's contact. */
export async function keepDraft(draft: Draft) {
  if (!isKept(draft)) return;
  await putDraftVersion(draft, await aboutOf(draft));
  await copyFiles(filesIn(draft).map(({ id }) => id));
}

/** Whether the outbox has or had it, whatever stands in its place now. */
export const wasHandedOver = async ({ id }: Draft) =>
  (await (await database()).getKey('outbox', id)) !== undefined;

/**
 * Surfaces write drafts to `storage.local` themselves, without a worker; each such change wakes this, which keeps
 * it as a version in the database, and notes what became of the one that stood there before.
 */
export async function keepDrafts(changes: Record<string, Storage.StorageChange>) {
  for (const [key, { newValue, oldValue }] of Object.entries(changes)) {
    if (!isDraftKey(key)) continue;
    const draft = parseDraft(newValue);
    const before = parseDraft(oldValue);
    if (isKept(before) && before.id !== draft?.id) {
      const otherwise = draft ? 'replaced' : 'discarded';
      const end = (await wasHandedOver(before)) ? 'sent' : otherwise;
      await endDraft(before, end, new Date().toISOString(), await aboutOf(before));
    }
    if (draft) await keepDraft(draft);
  }
}

/**
 * The outbox holds the text now, so the draft goes. Only that draft: the agent may have begun the next one in the
 * meantime. A mark instead of an empty place tells other windows which draft it was.
 */
export async function markDraftSent(place: DraftPlace, id: string) {
  // Read and written without a lock: the surface that writes next looks at the mark's id, not at its time.
  const key = draftKey(place);
  const stored = parseDraft((await browser.storage.local.get(key))[key]);
  if (stored?.id !== id) return;
  const mark: SentMark = { sent: id };
  // On a full disk the text stands in both for a while. It is owed all the same: to say otherwise would be wrong.
  await browser.storage.local.set({ [key]: mark }).catch(async (error: unknown) => {
    console.error('casebar: mark', error);
    await schedule('drafts:', Date.now() + SOON).catch(() => undefined);
  });
}

/** Every draft in `storage.local`, with its key. */
export async function storedDrafts() {
  const all = Object.entries(await browser.storage.local.get(null));
  return all.flatMap(([key, value]) => {
    const draft = isDraftKey(key) ? parseDraft(value) : undefined;
    return draft ? [{ key, draft }] : [];
  });
}

/**
 * After a crash between outbox and draft, or on a full disk, the text stands in both; the outbox's id tells, and the draft
 * goes. Not what was written on since: that is no longer what went out.
 */
export async function dropSentDrafts() {
  for (const { key, draft } of await storedDrafts()) {
    const item = await (await database()).get('outbox', draft.id);
    const isText = item?.action.kind === 'reply' || item?.action.kind === 'note';
    // The signature is put under it when it is handed over.
    if (item && (!isText || item.action.text.startsWith(draft.text))) await browser.storage.local.remove(key);
  }
}

/** Files that a draft, an earlier version of one or an unsent item still needs; all others may be swept. */
export async function filesInUse(): Promise<ReadonlySet<string>> {
  const drafts = (await storedDrafts()).map(({ draft }) => draft);
  const texts = [...drafts, ...(await allDraftVersions())].flatMap(filesIn);
  const owed = (await (await database()).getAll('outbox'))
    .filter((item) => isOwed(item.state))
    .flatMap(filesToSend);
  return new Set([...texts, ...owed].map(({ id }) => id));
}
