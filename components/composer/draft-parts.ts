import { signal } from '@preact/signals';
import {
  type Draft,
  type DraftPlace,
  type ForReview,
  isAddressed,
  type OutboundDraft,
} from '@/core/model/draft';
import type { MailDraft } from '@/core/model/mail-draft';
import type { Attachment } from '@/core/model/message';
import type { TemplateFill } from '@/core/model/template';

/** What somebody writes or chooses of a draft. */
export type Written = Omit<Draft, keyof DraftPlace | 'id' | 'savedAt' | 'by'>;

/** The parts of a draft as they are being written; where and how they are kept is `DraftModel`. */
export class DraftParts {
  readonly text = signal('');
  readonly attachments = signal<readonly Attachment[]>([]);
  /** The envelope, once the agent chose or wrote anything; until then it is `suggested`. */
  readonly mail = signal<MailDraft | undefined>(undefined);
  /** Whom a mail would go to now; what is being written keeps the one it was begun with. */
  suggested: MailDraft | undefined;
  /** Id of the one message it answers. */
  readonly replyTo = signal<string | undefined>(undefined);
  /** Note, queue and status of a text for approval, once the agent chose any of it. */
  readonly review = signal<ForReview | undefined>(undefined);
  /** The template that goes out instead of the text, once one was chosen. */
  readonly template = signal<TemplateFill | undefined>(undefined);
  /** Whom a first message is for. */
  readonly to = signal<OutboundDraft | undefined>(undefined);

  /** There is nothing in it to lose. */
  get isEmpty() {
    // An envelope alone is worth keeping if the agent changed it: whom to forward to is work as well.
    const { value } = this.mail;
    const untouched = value === undefined || JSON.stringify(value) === JSON.stringify(this.suggested);
    // So is which message it answers: the words to it come next.
    const nothing = this.text.value === '' && this.attachments.value.length === 0;
    const { note, of } = this.review.value ?? { note: '', of: null };
    const chosen = this.replyTo.value ?? this.template.value ?? (this.to.value && isAddressed(this.to.value));
    return nothing && untouched && !chosen && note === '' && of === null;
  }

  /** All of it, as it is kept. */
  written(): Written {
    const mail = this.mail.value ?? this.suggested;
    const [replyTo, review] = [this.replyTo.value, this.review.value];
    const [template, to] = [this.template.value, this.to.value];
    return {
      text: this.text.value,
      attachments: this.attachments.value,
      ...(mail && { mail }),
      ...(replyTo && { replyTo }),
      ...(review && { review }),
      ...(template && { template }),
      ...(to && { to }),
    };
  }

  /** Puts a text before what was written since; of the rest what was taken counts. */
  putBefore(draft: Draft) {
    const since = this.text.value;
    this.put({
      text: since === '' ? draft.text : `${draft.text}\n\n${since}`,
      attachments: [...draft.attachments, ...this.attachments.value],
      mail: draft.mail ?? this.mail.value,
      replyTo: draft.replyTo ?? this.replyTo.value,
      review: draft.review ?? this.review.value,
      template: draft.template ?? this.template.value,
      to: draft.to ?? this.to.value,
    });
  }

  /** Every part of it takes the place of what was there. */
  put({ text, attachments, mail, replyTo, review, template, to }: Written) {
    this.text.value = text;
    this.attachments.value = attachments;
    this.mail.value = mail;
    this.replyTo.value = replyTo;
    this.review.value = review;
    this.template.value = template;
    this.to.value = to;
  }
}
