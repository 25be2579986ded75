import { signal } from '@preact/signals';
import * as v from 'valibot';
import browser, { type Storage } from 'webextension-polyfill';
import { DraftRecord } from '@/core/contract';
import { desk } from '@/core/live/desk';
import {
  type Draft,
  type DraftPlace,
  draftKey,
  type ForReview,
  type OutboundDraft,
} from '@/core/model/draft';
import type { MailDraft } from '@/core/model/mail-draft';
import type { Attachment } from '@/core/model/message';
import { newDraftIn } from '@/core/model/outbox-item';
import { DraftParts } from './draft-parts.ts';
import { addWriter } from './unsaved.ts';

/** Written this long after the last key, in milliseconds; at most this much can be lost to a power cut. */
const PAUSE = 40;
/** The disk refused: tried again after this, and with the next key. */
const AGAIN = 15_000;
/** So long it stands there that another window wrote, even while somebody types on. */
const TOLD = 4_000;
/** Who typed within this time is typing: what another window wrote must not push their words away. */
const TYPING = 1500;

/** empty: nothing to lose · saving: not on disk yet · saved: on disk · failed: the disk would not take it. */
export type SaveState = 'empty' | 'saving' | 'saved' | 'failed';

const Sent = v.object({ sent: v.string() });
const parse = (raw: unknown): Draft | undefined => {
  const parsed = v.safeParse(DraftRecord, raw);
  return parsed.success ? parsed.output : undefined;
};

/**
 * What is being written in one tab of one case, and how safe it is.
 *
 *   empty ──key──► saving ──40 ms of rest──► saved ──key──► saving …
 *     ▲              │
 *     │              └──the disk refused──► failed ──next key, or leaving──► saving …
 *     │
 *     └── handed over to the outbox, discarded, or sent or thrown away in another window
 *
 * The text is always in at least one place: this model, `storage.local`, or the outbox. While it is handed over the
 * old text stays on disk and nothing new is written over it (`#held`); if the handing over fails, it comes back.
 */
export class DraftModel extends DraftParts {
  readonly saved = signal<SaveState>('empty');
  /** Another window wrote in this draft too: the one text is shown here, the other is among its versions. */
  readonly changedElsewhere = signal(false);
  /** What was stored before is read. */
  readonly ready: Promise<void>;
  readonly place: DraftPlace;
  readonly #key: string;
  /** Tells what this window wrote from what another one did. */
  readonly #by: string = crypto.randomUUID();
  #id: string;
  #savedAt = '';
  /** How often somebody changed anything of it in this window. */
  changes = 0;
  #typedAt = 0;
  #toldAt = 0;
  #dirty = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** While above 0 the place on disk belongs to another text: the stored one not read yet, or one being handed over. */
  #held = 0;

  constructor(place: DraftPlace) {
    super();
    this.place = { case: place.case, tab: place.tab, agent: place.agent };
    this.#key = draftKey(place);
    // A first message and its case-to-be are named after each other.
    this.#id = newDraftIn(place.case) || crypto.randomUUID();
    browser.storage.onChanged.addListener((changes: Record<string, Storage.StorageChange>, area) => {
      const change = changes[this.#key];
      if (area === 'local' && change) this.#follow(change);
    });
    addWriter(() => (['saving', 'failed'].includes(this.saved.value) ? this.text.value : ''));
    this.ready = this.#hold(() => this.#load()).catch(() => undefined);
  }

  readonly setText = (text: string) => {
    this.text.value = text;
    if (text !== '') this.mail.value ??= this.suggested;
    else if (this.isEmpty) this.mail.value = undefined;
    this.#typedAt = Date.now();
    this.#change();
  };

  readonly setMail = (mail: MailDraft) => {
    this.mail.value = mail;
    this.#change();
  };

  readonly setReplyTo = (message: string | undefined) => {
    this.replyTo.value = message;
    this.#change();
  };

  readonly setReview = (review: ForReview) => {
    this.review.value = review;
    this.#change();
  };

  readonly setTemplate = (template: DraftParts['template']['value']) => {
    this.template.value = template;
    this.#change();
  };

  readonly setTo = (to: OutboundDraft) => {
    this.to.value = to;
    this.#change();
  };

  readonly setAttachments = (files: readonly Attachment[]) => {
    this.attachments.value = files;
    this.#change();
  };

  /** Becomes the outbox item's. */
  get id() {
    return this.#id;
  }

  /** Throws it away; answers what it was, for `restore`. */
  discard(): Draft {
    const taken = this.#take();
    this.#touch();
    return taken;
  }

  /** Puts a taken draft back, before what was written since: nobody's words are lost to an error. */
  restore(draft: Draft) {
    this.#id = draft.id;
    this.putBefore(draft);
    this.#touch();
  }

  /** Another text takes this one's place; what stood here is on disk first, where it is kept as a version. */
  async replaceBy(draft: Draft) {
    await this.flush();
    this.#id = crypto.randomUUID();
    this.put(draft);
    this.#touch();
    return this.flush();
  }

  /** The agent has seen that another window wrote. */
  readonly noted = () => {
    this.changedElsewhere.value = false;
  };

  /** What was sent under this id is something else: this text is a message of its own. */
  renew() {
    this.#id = crypto.randomUUID();
    this.#touch();
  }

  /**
   * Empties the field at once and gives what was in it to `submit`; if that fails it is back. Until then the disk
   * keeps it: what is written meanwhile waits, so that a crash finds each text in at least one place.
   */
  handOver(submit: (draft: Draft) => Promise<unknown>): Promise<void> {
    const unwritten = this.#dirty;
    const taken = this.#take();
    const keeps = this.#keepBeside(taken);
    return this.#hold(async () => {
      try {
        // A full disk must not keep a reply from going out.
        if (unwritten) await browser.storage.local.set({ [this.#key]: taken }).catch(() => undefined);
        await submit(taken);
      } catch (error) {
        // What was kept, and perhaps written on in, is the text; it must not stand there twice.
        const beside = { text: this.text.value, attachments: this.attachments.value };
        if (keeps) this.put({ text: '', attachments: [] });
        this.restore(keeps ? { ...taken, ...beside } : taken);
        throw error;
      }
    });
  }

  /** Free text beside a template that goes out stays for the next message; a first message has no next one. */
  #keepBeside({ template, to, text, attachments }: Draft): boolean {
    if (!template || to || (text === '' && attachments.length === 0)) return false;
    this.put({ text, attachments });
    this.#touch();
    return true;
  }

  /** Writes what is not written yet; resolves when it is. */
  readonly flush = () => this.#write();

  #current(): Draft {
    return { ...this.place, id: this.#id, ...this.written(), savedAt: this.#savedAt, by: this.#by };
  }

  #take(): Draft {
    this.#savedAt = new Date().toISOString();
    const taken = this.#current();
    this.#id = crypto.randomUUID();
    this.put({ text: '', attachments: [] });
    this.#typedAt = 0;
    this.noted();
    this.#clean('empty');
    return taken;
  }

  async #hold(work: () => Promise<void>) {
    this.#held += 1;
    try {
      await work();
    } finally {
      this.#held -= 1;
      void this.#write();
    }
  }

  async #load() {
    const stored = parse((await browser.storage.local.get(this.#key))[this.#key]);
    if (!stored) return;
    if (this.isEmpty && !this.#dirty) this.#show(stored);
    else this.restore(stored);
  }

  /** Somebody wrote here, in this window. */
  #change() {
    this.changes += 1;
    this.#touch();
  }

  #touch() {
    this.#dirty = true;
    this.saved.value = 'saving';
    if (Date.now() - this.#toldAt > TOLD) this.noted();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.flush, PAUSE);
    // Of 23 messages sent while a tab closed none reached the worker; of 15 writes in `beforeunload` all did.
    addEventListener('beforeunload', this.#leave);
    document.addEventListener('visibilitychange', this.flush);
  }

  #clean(state: SaveState) {
    this.#dirty = false;
    this.saved.value = state;
    clearTimeout(this.#timer);
    removeEventListener('beforeunload', this.#leave);
    document.removeEventListener('visibilitychange', this.flush);
  }

  /** The last chance: waits for nothing. An empty field says nothing about what is still being handed over. */
  readonly #leave = () => {
    if (this.#held > 0 && this.isEmpty) return;
    this.#held = 0;
    void this.#write();
  };

  async #write() {
    clearTimeout(this.#timer);
    if (!this.#dirty || this.#held > 0) return;
    this.#dirty = false;
    this.#savedAt = new Date().toISOString();
    try {
      // Gone with its namespace once the extension was updated under this page.
      const { local } = browser.storage;
      await (this.isEmpty ? local.remove(this.#key) : local.set({ [this.#key]: this.#current() }));
      if (!this.#dirty) this.#clean(this.isEmpty ? 'empty' : 'saved');
    } catch {
      // Still owed: the next key, leaving or a while later tries again.
      this.#dirty = true;
      this.saved.value = 'failed';
      clearTimeout(this.#timer);
      this.#timer = setTimeout(this.flush, AGAIN);
      void desk.holdUpdate().catch(() => undefined);
    }
  }

  #show(draft: Draft) {
    this.#id = draft.id;
    this.#savedAt = draft.savedAt;
    this.put(draft);
    this.saved.value = 'saved';
  }

  #tell() {
    this.#toldAt = Date.now();
    this.changedElsewhere.value = true;
  }

  /** Another window wrote, sent or threw away what stands in our place. */
  #follow({ newValue, oldValue }: Storage.StorageChange) {
    const theirs = parse(newValue);
    // Our own writing, heard back, or an older one that arrives late.
    if (theirs && (theirs.by === this.#by || theirs.savedAt <= this.#savedAt)) return;
    const typing = Date.now() - this.#typedAt < TYPING;
    if (this.#dirty || this.#held > 0) {
      // Ours will take its place in a moment; theirs is a version then.
      if (theirs && typing && !this.text.value.includes(theirs.text)) this.#tell();
      return;
    }
    if (theirs) {
      // Two windows that each insisted would write over each other for as long; what has all our words takes none.
      if (typing && !theirs.text.includes(this.text.value)) {
        this.#touch();
        return this.#tell();
      }
      // What was returned is said where the reason stands.
      if (theirs.text !== this.text.value && theirs.by !== 'returned') this.#tell();
      return this.#show(theirs);
    }
    if (this.isEmpty) return;
    const mark = v.safeParse(Sent, newValue);
    const gone = mark.success ? mark.output.sent : parse(oldValue)?.id;
    // Typed a moment ago, but word for word what was sent: kept, it would be a second message of the same.
    const same = parse(oldValue)?.text === this.text.value;
    if (gone === this.#id && (!typing || same)) {
      this.#take();
      return;
    }
    // Ours was taken away with another one, or we wrote on after it was sent: then it is a new message.
    if (gone === this.#id) this.#id = crypto.randomUUID();
    this.#touch();
  }
}

const models = new Map<string, DraftModel>();

/** An agent's draft in a case's tab; one model per surface, so switching back shows it at once. */
export function draftOf(place: DraftPlace): DraftModel {
  const key = draftKey(place);
  const model = models.get(key) ?? new DraftModel(place);
  models.set(key, model);
  return model;
}
