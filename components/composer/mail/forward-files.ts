import { type Signal, signal } from '@preact/signals';
import { desk } from '@/core/live/desk';
import type { MailDraft } from '@/core/model/mail-draft';
import type { DraftModel } from '../draft-model.ts';

/** Files that came with a forwarded mail; they go again when it is not forwarded after all. */
const PREFIX = 'forward:';

interface Fetching {
  readonly busy: Signal<boolean>;
  /** Ids of files that could not be fetched: the agent decides. */
  readonly failed: Signal<ReadonlySet<string>>;
}

const all = new WeakMap<DraftModel, Fetching>();

/** How the fetching of a forwarded mail's files goes; like the draft it outlives the pane. */
export function fetchingOf(draft: DraftModel): Fetching {
  const fetching = all.get(draft) ?? { busy: signal(false), failed: signal<ReadonlySet<string>>(new Set()) };
  all.set(draft, fetching);
  return fetching;
}

/** Takes one file from the list of those that are missing. */
export function leaveOut(draft: DraftModel, id: string) {
  const mail = draft.mail.value;
  if (mail?.toFetch) draft.setMail({ ...mail, toFetch: mail.toFetch.filter((file) => file.id !== id) });
}

/** Another way of answering: what was fetched for the one before goes. */
export function changeEnvelope(draft: DraftModel, mail: MailDraft) {
  fetchingOf(draft).failed.value = new Set();
  const others = draft.attachments.value.filter(({ id }) => !id.startsWith(PREFIX));
  if (others.length < draft.attachments.value.length) draft.setAttachments(others);
  draft.setMail(mail);
}

/**
 * Copies the files of a forwarded mail into the draft, one after the other. The list of what is missing is part of
 * the draft, so that neither a reload nor a failure can make the mail go out without one.
 */
export async function fetchFiles(caseId: string, draft: DraftModel): Promise<void> {
  const { busy, failed } = fetchingOf(draft);
  if (busy.value) return;
  busy.value = true;
  const next = () => draft.mail.value?.toFetch?.find(({ id }) => !failed.value.has(id));
  for (let file = next(); file; file = next()) {
    const id = `${PREFIX}${crypto.randomUUID()}`;
    const { id: wanted } = file;
    try {
      const { size } = await desk.keepFile(caseId, file, id);
      // Meanwhile the agent may have left it out, or chosen another way.
      const isWanted = draft.mail.value?.toFetch?.some((one) => one.id === wanted);
      if (isWanted) draft.setAttachments([...draft.attachments.value, { ...file, id, size }]);
      leaveOut(draft, wanted);
    } catch {
      failed.value = new Set([...failed.value, wanted]);
    }
  }
  busy.value = false;
}

/** Tries again to fetch what could not be fetched. */
export function fetchAgain(caseId: string, draft: DraftModel) {
  fetchingOf(draft).failed.value = new Set();
  void fetchFiles(caseId, draft);
}
