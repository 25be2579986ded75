import { type Signal, signal } from '@preact/signals';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import type { Channel } from '@/core/model/channel';
import { safeName } from '@/core/model/file-name';
import type { Attachment } from '@/core/model/message';
import type { DraftModel } from './draft-model.ts';
import { fileProblem } from './problem-text.ts';
import { forgetPicked, rememberPicked } from './thumbnail.ts';
import { asAttachment, upload } from './upload.ts';

/** A file on its way into the draft. */
export interface Upload {
  readonly id: string;
  readonly name: string;
  /** 0 to 1. */
  readonly share: number;
  /** Stops the reading; what was stored of it is dropped again. */
  cancel(): void;
}

/** A file that did not get in, and why. It blocks sending until it is taken note of: the text may speak of it. */
export interface Refused {
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

/** Notes go through no channel: there the memory of the browser is the limit. */
const NOTE_LIMITS = { textLength: 0, attachments: 100, attachmentBytes: 100_000_000, attachmentTypes: [] };

/** The files of a draft that are not in it yet; like the draft they outlive the pane that shows them. */
export class DraftFiles {
  readonly running: Signal<readonly Upload[]> = signal([]);
  readonly refused: Signal<readonly Refused[]> = signal([]);
  readonly #draft: DraftModel;

  constructor(draft: DraftModel) {
    this.#draft = draft;
  }

  /** Refuses with a sentence before anything is read what the channel would refuse; the rest is read one by one. */
  async add(files: readonly File[], channel: Channel | null, deskName: string) {
    const { name, limits } = channel ?? { name: deskName, limits: NOTE_LIMITS };
    const wanted = files.map((file) => ({ file, attachment: asAttachment(file) }));
    const why = (one: Attachment) =>
      one.size === 0 ? t('attachment.empty', { name: safeName(one.name) }) : fileProblem(one, limits, name);
    const accepted = wanted.filter(({ attachment }) => !why(attachment));
    for (const { attachment } of wanted) if (why(attachment)) this.#refuse(attachment, why(attachment));
    // All are shown as waiting at once, so that sending cannot overtake the last of them.
    const started = accepted.map(({ file, attachment }) => ({
      file,
      attachment,
      stop: this.#start(attachment),
    }));
    for (const { file, attachment, stop } of started) await this.#read(file, attachment, stop);
  }

  /** Moves a file one place; answers the place it has then, counted from 0. */
  move(id: string, by: -1 | 1): number {
    const from = this.#draft.attachments.value.findIndex((one) => one.id === id);
    return this.moveTo(id, from + by);
  }

  /** Moves a file to a place, counted from 0; answers the one it has then. */
  moveTo(id: string, place: number): number {
    const before = this.#draft.attachments.value;
    const from = before.findIndex((one) => one.id === id);
    const moved = before[from];
    const to = Math.min(before.length - 1, Math.max(0, place));
    if (!moved || to === from) return from;
    const rest = before.filter((one) => one !== moved);
    this.#draft.setAttachments([...rest.slice(0, to), moved, ...rest.slice(to)]);
    return to;
  }

  /** Takes a file out of the draft. Its bytes are swept by the background once nothing refers to them. */
  remove(id: string) {
    forgetPicked(id);
    this.#draft.setAttachments(this.#draft.attachments.value.filter((one) => one.id !== id));
  }

  dismiss(id: string) {
    this.refused.value = this.refused.value.filter((one) => one.id !== id);
  }

  #refuse({ id, name }: Attachment, text: string) {
    this.refused.value = [...this.refused.value, { id, name, text }];
  }

  #start({ id, name }: Attachment): AbortSignal {
    const controller = new AbortController();
    const cancel = () => {
      controller.abort();
      this.#end(id);
    };
    this.running.value = [...this.running.value, { id, name, share: 0, cancel }];
    return controller.signal;
  }

  #end(id: string) {
    this.running.value = this.running.value.filter((one) => one.id !== id);
  }

  async #read(file: File, attachment: Attachment, stop: AbortSignal) {
    const progress = (share: number) => {
      this.running.value = this.running.value.map((one) =>
        one.id === attachment.id ? { ...one, share } : one,
      );
    };
    try {
      rememberPicked(attachment.id, file);
      await upload(attachment, file, progress, stop);
      if (stop.aborted) void desk.dropFile(attachment.id).catch(() => undefined);
      else this.#draft.setAttachments([...this.#draft.attachments.value, attachment]);
    } catch {
      const { name } = attachment;
      if (!stop.aborted) this.#refuse(attachment, t('attachment.missing', { name: safeName(name) }));
    } finally {
      this.#end(attachment.id);
    }
  }
}

const all = new WeakMap<DraftModel, DraftFiles>();

/** The files on their way into this draft. */
export function filesOf(draft: DraftModel): DraftFiles {
  const files = all.get(draft) ?? new DraftFiles(draft);
  all.set(draft, files);
  return files;
}
