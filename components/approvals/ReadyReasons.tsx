import type { Ref, TargetedKeyboardEvent } from 'preact';
import { rove } from '@/components/controls';
import { t } from '@/components/locales';

interface ReadyProps {
  readonly list: Ref<HTMLDivElement>;
  readonly reasons: readonly string[];
  onChoose(reason: string): void;
  /** A letter begins a reason of one's own. */
  onWrite(): void;
}

/** The ready reasons, one below the other. */
export function ReadyReasons({ list, reasons, onChoose, onWrite }: ReadyProps) {
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLDivElement>) => {
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
    if (rove(event, rows, 'y')) return;
    const isLetter = [...event.key].length === 1 && event.key !== ' ';
    if (!isLetter || event.ctrlKey || event.metaKey || event.altKey) return;
    onWrite();
    // The letter is text of the field that has the focus now, and no key of the review.
    event.stopPropagation();
  };
  if (reasons.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: no fieldset, its buttons are no fields
    <div
      ref={list}
      class="review-reasons"
      role="group"
      aria-label={t('review.reason.ready')}
      onKeyDown={onKeyDown}
    >
      {reasons.map((ready) => (
        <button key={ready} type="button" class="review-reason" onClick={() => onChoose(ready)}>
          {ready}
        </button>
      ))}
    </div>
  );
}
