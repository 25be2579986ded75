import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '@/components/controls';
import { t } from '@/components/locales';
import type { ApprovalView } from '@/core/queries/approvals';
import { ReadyReasons } from './ReadyReasons.tsx';
import { returnReasons } from './return-reasons.ts';
import type { Deciding } from './use-deciding.ts';
import { isRewritten, type Reviewed } from './use-review.ts';

interface FormProps {
  readonly view: ApprovalView;
  readonly reviewed: Reviewed;
  readonly deciding: Deciding;
}

/** A ready reason stands alone, or below what was written already. */
const withReason = (reason: string, ready: string, all: readonly string[]) =>
  reason.trim() === '' || all.includes(reason) ? ready : `${reason.trimEnd()}\n${ready}`;

/** Back to its author, with a reason: arrows and Enter choose a ready one, typing writes one. */
export function ReturnForm({ view, reviewed, deciding }: FormProps) {
  const { review, change } = reviewed;
  const field = useRef<HTMLTextAreaElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [missing, setMissing] = useState(false);
  const author = view.approval.author.name;
  const reasons = returnReasons();
  const close = () => change({ form: 'none' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it opens
  useEffect(() => {
    const first = review.reason ? field.current : list.current?.querySelector('button');
    (first ?? field.current)?.focus();
  }, []);
  const choose = (ready: string) => {
    change({ reason: withReason(review.reason, ready, reasons) });
    setMissing(false);
    field.current?.focus();
  };
  const send = () => {
    if (isRewritten(review, view.approval)) return close();
    if (review.reason.trim()) return deciding.giveBack();
    setMissing(true);
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      return close();
    }
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (!event.repeat) send();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc and Ctrl+Enter work in all of it
    <div class="review-form" onKeyDown={onKeyDown}>
      <ReadyReasons list={list} reasons={reasons} onChoose={choose} onWrite={() => field.current?.focus()} />
      <label class="field">
        <span>{t('review.reason')}</span>
        <textarea
          ref={field}
          class="input"
          rows={2}
          dir="auto"
          required
          aria-invalid={missing || undefined}
          value={review.reason}
          onInput={(event) => {
            change({ reason: event.currentTarget.value });
            setMissing(false);
          }}
        />
        {missing && (
          <span class="field-note" data-bad role="alert">
            {t('review.reason.needed', { author })}
          </span>
        )}
      </label>
      <span class="review-buttons">
        <Button onClick={close}>{t('action.cancel')}</Button>
        <Button
          variant="primary"
          tone="approval"
          keys="Ctrl+Enter"
          label={t('review.return.to', { author })}
          busy={deciding.busy === 'return'}
          reason={isRewritten(review, view.approval) ? t('review.new.first') : undefined}
          onClick={send}
        >
          {t('review.return.to', { author })}
        </Button>
      </span>
    </div>
  );
}
