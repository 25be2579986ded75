import { signal } from '@preact/signals';
import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { desk } from '@/core/live/desk';

/** Written to disk so long after the last key, in milliseconds. */
const PAUSE = 40;
/** Handed to the desk after this rest: not every word is a change of its own. */
const REST = 2000;

const Kept = v.object({ text: v.string(), base: v.string() });

/** Both texts, if a colleague wrote while we did: nobody's words are lost. */
export function mergeNotes(base: string, theirs: string, mine: string): string {
  if (theirs === base || mine.includes(theirs)) return mine;
  if (base !== '' && theirs.startsWith(base)) return `${mine}${theirs.slice(base.length)}`;
  return `${theirs}\n\n${mine}`;
}

/**
 * The notes about one person while somebody writes them. What is typed stands in `storage.local` until the outbox
 * has it, so closing the browser in the middle of a word loses none.
 */
export class NotesModel {
  /** What is written and not the desk's yet; undefined = the desk's own text counts. */
  readonly text = signal<string | undefined>(undefined);
  /** kept: only in this browser, the background did not take it · failed: not even there. */
  readonly problem = signal<'kept' | 'failed' | undefined>(undefined);
  readonly #case: string;
  readonly #key: string;
  /** The desk's text as it was when the writing began. */
  #base = '';
  /** The desk's text as it is. */
  #theirs = '';
  /** The text the outbox has. */
  #handed: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(caseId: string, contact: string) {
    this.#case = caseId;
    this.#key = `notes:${contact}`;
  }

  /** Brings back what was left unsaved by a window that closed. */
  async load() {
    const kept = v.safeParse(Kept, (await browser.storage.local.get(this.#key))[this.#key]);
    if (!kept.success || this.text.value !== undefined) return;
    this.#base = kept.output.base;
    this.text.value = kept.output.text;
    await this.save();
  }

  /** The desk's text, whenever it is told anew. */
  follow(theirs: string) {
    this.#theirs = theirs;
    if (this.text.value !== undefined && this.text.value === this.#handed) this.#end();
  }

  readonly type = (text: string) => {
    if (this.text.value === undefined) this.#base = this.#theirs;
    this.#handed = undefined;
    this.text.value = text;
    clearTimeout(this.#timer);
    clearTimeout(this.#rest);
    this.#timer = setTimeout(this.keep, PAUSE);
    this.#rest = setTimeout(() => void this.save(), REST);
    addEventListener('beforeunload', this.keep);
  };

  /** To disk, at once. */
  readonly keep = () => {
    clearTimeout(this.#timer);
    if (this.text.value === undefined || this.text.value === this.#handed) return;
    const kept = { text: this.text.value, base: this.#base };
    browser.storage.local.set({ [this.#key]: kept }).then(
      () => {
        if (this.problem.value === 'failed') this.problem.value = undefined;
      },
      () => {
        this.problem.value = 'failed';
      },
    );
  };

  /** To the outbox; what could not be handed over stays on disk, and the next pause tries again. */
  readonly save = async () => {
    clearTimeout(this.#rest);
    const typed = this.text.value;
    if (typed === undefined || typed === this.#handed) return;
    const notes = mergeNotes(this.#base, this.#theirs, typed);
    if (notes === this.#theirs) return this.#end();
    this.keep();
    try {
      await desk.changeContact(this.#case, { notes });
    } catch {
      this.problem.value ??= 'kept';
      return;
    }
    // Written on meanwhile: the rest is saved after the next pause, on top of what is handed over now.
    this.#base = notes;
    if (this.text.value !== typed) return;
    this.problem.value = undefined;
    this.#handed = notes;
    this.text.value = notes;
    removeEventListener('beforeunload', this.keep);
    await browser.storage.local.remove(this.#key);
    if (this.#theirs === notes) this.#end();
    // Refused before it was ever shown as the desk's: then the desk's own text counts again.
    else setTimeout(() => this.text.value === this.#handed && this.#end(), REST);
  };

  #end() {
    clearTimeout(this.#timer);
    clearTimeout(this.#rest);
    removeEventListener('beforeunload', this.keep);
    this.#handed = undefined;
    this.text.value = undefined;
    this.problem.value = undefined;
    void browser.storage.local.remove(this.#key);
  }
}
