import { type Signal, signal } from '@preact/signals';
import * as v from 'valibot';
import browser, { type Storage } from 'webextension-polyfill';
import { DraftRecord } from '@/core/contract';
import { type Draft, type DraftTab, draftKey } from '@/core/model/draft';
import type { Attachment } from '@/core/model/message';

/** Written this long after the last key, in milliseconds; at most this much can be lost to a power cut. */
const PAUSE = 40;

export type SaveState = 'empty' | 'saving' | 'saved' | 'failed';

/** What is being written in one tab of one case, and how safe it is. */
export interface DraftModel {
  readonly text: Signal<string>;
  readonly attachments: Signal<readonly Attachment[]>;
  readonly saved: Signal<SaveState>;
  /** Another window changed this draft while it was open here. */
  readonly changedElsewhere: Signal<boolean>;
  setText(text: string): void;
  setAttachments(files: readonly Attachment[]): void;
  /** The draft's id; it becomes the outbox item's. */
  id(): string;
  /** Empties it: it was sent or thrown away. Answers what was in it, for putting it back. */
  take(): Draft;
  /** Puts a taken draft back, unless something new was written meanwhile. */
  restore(draft: Draft): boolean;
  /** Writes what is not written yet; resolves when it is. */
  flush(): Promise<void>;
}

const Sent = v.object({ sent: v.string() });

const parse = (raw: unknown): Draft | undefined => {
  const parsed = v.safeParse(DraftRecord, raw);
  return parsed.success ? parsed.output : undefined;
};

function create(caseId: string, tab: DraftTab): DraftModel {
  const key = draftKey(caseId, tab);
  const text = signal('');
  const attachments = signal<readonly Attachment[]>([]);
  const saved = signal<SaveState>('empty');
  const changedElsewhere = signal(false);
  let id: string = crypto.randomUUID();
  let savedAt = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dirty = false;

  const isEmpty = () => text.value === '' && attachments.value.length === 0;
  const current = (): Draft => ({
    id,
    case: caseId,
    tab,
    text: text.value,
    attachments: attachments.value,
    savedAt,
  });

  const write = async () => {
    clearTimeout(timer);
    if (!dirty) return;
    dirty = false;
    savedAt = new Date().toISOString();
    try {
      if (isEmpty()) await browser.storage.local.remove(key);
      else await browser.storage.local.set({ [key]: current() });
      if (!dirty) saved.value = isEmpty() ? 'empty' : 'saved';
      if (!dirty) removeEventListener('beforeunload', write);
    } catch {
      saved.value = 'failed';
    }
  };

  const touch = () => {
    dirty = true;
    saved.value = 'saving';
    changedElsewhere.value = false;
    clearTimeout(timer);
    timer = setTimeout(write, PAUSE);
    // No message reaches the worker from a closing tab, but this write does (limits 7).
    addEventListener('beforeunload', write);
  };

  const show = (draft: Draft) => {
    id = draft.id;
    savedAt = draft.savedAt;
    text.value = draft.text;
    attachments.value = draft.attachments;
    saved.value = 'saved';
  };

  const reset = () => {
    id = crypto.randomUUID();
    text.value = '';
    attachments.value = [];
    saved.value = 'empty';
  };

  browser.storage.onChanged.addListener((changes: Record<string, Storage.StorageChange>, area) => {
    const change = changes[key];
    if (area !== 'local' || !change || dirty) return;
    const theirs = parse(change.newValue);
    if (!theirs) {
      const sent = v.safeParse(Sent, change.newValue);
      const goneId = sent.success ? sent.output.sent : parse(change.oldValue)?.id;
      if (isEmpty()) return;
      // Sent or thrown away in another window. A mark for another draft than ours took ours away by accident.
      if (goneId === id) reset();
      else touch();
      return;
    }
    if (theirs.savedAt <= savedAt) return;
    changedElsewhere.value = theirs.text !== text.value;
    show(theirs);
  });

  void browser.storage.local.get(key).then((stored) => {
    const draft = parse(stored[key]);
    if (draft && isEmpty() && !dirty) show(draft);
  });

  return {
    text,
    attachments,
    saved,
    changedElsewhere,
    setText(next) {
      text.value = next;
      touch();
    },
    setAttachments(files) {
      attachments.value = files;
      touch();
    },
    id: () => id,
    take() {
      const taken = current();
      reset();
      // Not removed here: the background does that once the outbox holds the text on disk.
      dirty = false;
      clearTimeout(timer);
      removeEventListener('beforeunload', write);
      return taken;
    },
    restore(draft) {
      if (!isEmpty()) return false;
      show(draft);
      touch();
      return true;
    },
    flush: write,
  };
}

const models = new Map<string, DraftModel>();

/** The draft of a case's tab; one model per surface, so switching back shows it at once. */
export function draftOf(caseId: string, tab: DraftTab): DraftModel {
  const key = draftKey(caseId, tab);
  const model = models.get(key) ?? create(caseId, tab);
  models.set(key, model);
  return model;
}
