import type { Ref } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { AttachmentList } from '@/components/case/AttachmentList.tsx';
import { Icon, ReplyIcon } from '@/components/controls';
import { t } from '@/components/locales';
import type { ApprovalView } from '@/core/queries/approvals';
import { Changes, Room } from './Changes.tsx';
import { Envelope } from './Envelope.tsx';
import { ProposedTemplate } from './ProposedTemplate.tsx';
import type { Reviewed } from './use-review.ts';

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
      {approval.proposal.template ? (
        <ProposedTemplate view={view} reviewed={reviewed} onApprove={onApprove} />
      ) : (
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
          readOnly={!view.mayDecide}
          value={review.text}
          onInput={(event) => change({ text: event.currentTarget.value })}
          onKeyDown={onKeyDown}
        />
      )}
      <Room view={view} review={review} />
      <Changes author={author} reviewed={reviewed} />
      {!approval.proposal.template && (
        <AttachmentList caseId={approval.case} attachments={approval.proposal.attachments} />
      )}
    </section>
  );
}
