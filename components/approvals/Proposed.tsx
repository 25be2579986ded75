import type { Ref } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { AttachmentList } from '@/components/case/AttachmentList.tsx';
import { Button, Icon, ReplyIcon, StickyNoteIcon, toast, Undo2Icon } from '@/components/controls';
import { TextDiff } from '@/components/diff/TextDiff.tsx';
import { type PlainKey, t } from '@/components/locales';
import type { MailDraft } from '@/core/model/mail-draft';
import type { ApprovalView } from '@/core/queries/approvals';
import type { Review } from './kept.ts';
import { isEdited, type Reviewed } from './use-review.ts';
import { overLimit } from './verdict.ts';

/** From here on the room left is worth a line. */
const ROOM = 100;

/** Whom a mail goes to, for reading only. */
function Envelope({ mail }: { readonly mail: MailDraft }) {
  const lines: [PlainKey, string][] = [
    ['review.from', mail.from],
    ['review.to', mail.to.join(', ')],
    ['review.cc', mail.cc.join(', ')],
    ['review.bcc', mail.bcc.join(', ')],
    ['review.subject', mail.subject],
  ];
  return (
    <dl class="review-envelope">
      {lines.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{t(name)}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** What the author wants the reviewer to know. */
export function AuthorsNote({ view }: { readonly view: ApprovalView }) {
  const { note, author } = view.approval;
  if (!note.trim()) return null;
  return (
    <aside class="review-note">
      <h3>
        <Icon of={StickyNoteIcon} /> {t('review.note', { author: author.name })}
      </h3>
      <p dir="auto">{note}</p>
    </aside>
  );
}

/** Where CSS cannot let it grow (Firefox), the field is measured after each change. */
function grow(field: HTMLTextAreaElement | null) {
  if (!field || globalThis.CSS?.supports?.('field-sizing: content')) return;
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight + 2}px`;
}

interface ProposedProps {
  readonly view: ApprovalView;
  readonly reviewed: Reviewed;
  readonly field: Ref<HTMLTextAreaElement>;
  onApprove(): void;
  /** Out of the text, where the single keys work again. */
  onLeave(): void;
}

/** The reply as it would go out. It can be written in at once; what was changed shows below, word by word. */
export function Proposed({ view, reviewed, field, onApprove, onLeave }: ProposedProps) {
  const { approval } = view;
  const { review, change } = reviewed;
  const own = useRef<HTMLTextAreaElement | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useLayoutEffect(() => grow(own.current), [review.text]);
  const author = approval.author.name;
  const onKeyDown = (event: KeyboardEvent) => {
    // A key pressed while a word is still being composed belongs to the input method.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Escape') return onLeave();
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (!event.repeat) onApprove();
  };
  return (
    <section class="review-proposed">
      <header class="review-caption">
        <h3 id={`text-${approval.id}`}>{t('review.proposed', { author })}</h3>
        {approval.revision > 1 && <span>{t('review.revision', { count: approval.revision })}</span>}
      </header>
      {approval.proposal.mail && <Envelope mail={approval.proposal.mail} />}
      {approval.proposal.replyTo && (
        <p class="review-answers">
          <Icon of={ReplyIcon} /> {t('review.answers')}
        </p>
      )}
      <textarea
        ref={(element) => {
          own.current = element;
          if (typeof field === 'function') field(element);
          else if (field) field.current = element;
        }}
        class="input review-text"
        aria-labelledby={`text-${approval.id}`}
        aria-keyshortcuts="E"
        dir="auto"
        spellcheck
        value={review.text}
        onInput={(event) => change({ text: event.currentTarget.value })}
        onKeyDown={onKeyDown}
      />
      <Room view={view} review={review} />
      <Changes author={author} reviewed={reviewed} />
      <AttachmentList caseId={approval.case} attachments={approval.proposal.attachments} />
    </section>
  );
}

/** How much the channel still takes, once that matters. */
function Room({ view, review }: { readonly view: ApprovalView; readonly review: Review }) {
  const over = overLimit(view, review);
  if (over === null || -over > ROOM) return null;
  return (
    <p class="field-note" data-bad={over > 0 || undefined}>
      {over > 0 ? t('review.tooLong', { count: over }) : t('review.room', { count: -over })}
    </p>
  );
}

/** The reviewer's changes, live. */
function Changes({ author, reviewed }: { readonly author: string; readonly reviewed: Reviewed }) {
  const { review, change } = reviewed;
  if (!isEdited(review)) return <p class="review-unchanged">{t('review.unchanged', { author })}</p>;
  const reset = () => {
    const { text } = review;
    change({ text: review.base });
    const again = { label: t('action.undo'), run: () => change({ text }) };
    toast.show({ text: t('review.reset.done', { author }), action: again });
  };
  return (
    <div class="review-changes">
      <header class="review-caption">
        <h3>{t('review.changes')}</h3>
        <Button small variant="quiet" icon={Undo2Icon} onClick={reset}>
          {t('review.reset')}
        </Button>
      </header>
      <TextDiff
        before={review.base}
        after={review.text}
        gone={t('review.diff.gone')}
        come={t('review.diff.come')}
        label={t('review.changes')}
      />
    </div>
  );
}
