import { Button } from '@/components/controls';
import { t } from '@/components/locales';
import type { CaseStatus } from '@/core/model/case';
import { unsettledFields } from '@/core/templates/fill-fields';

interface QuickPreviewProps {
  /** With the fields filled. */
  readonly text: string;
  readonly status: CaseStatus | null;
  readonly canSend: boolean;
  onInsert(send: boolean): void;
  close(): void;
}

/** What exactly will be inserted, with the fields that stay open marked, and the two ways to go on. */
export function QuickPreview({ text, status, canSend, onInsert, close }: QuickPreviewProps) {
  const open = unsettledFields(text).length;
  const sendLabel = status
    ? t('quick.insertAndSendAs', { status: t(`status.${status}`).toLowerCase() })
    : t('quick.insertAndSend');
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') close();
  };
  return (
    <fieldset class="quick-preview" aria-label={t('quick.preview')} onKeyDown={onKeyDown}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled with the keyboard */}
      <p class="quick-text" tabIndex={0}>
        {withMarks(text)}
      </p>
      <div class="quick-ways">
        <Button small onClick={() => onInsert(false)}>
          {t('quick.insert')}
        </Button>
        {canSend && (
          <Button
            small
            variant="quiet"
            reason={open > 0 ? t('fields.title', { count: open }) : undefined}
            onClick={() => onInsert(true)}
          >
            {sendLabel}
          </Button>
        )}
      </div>
    </fieldset>
  );
}

/** The text with what is still a field set off from it. */
const withMarks = (text: string) =>
  text
    .split(/(\{\{[^{}\n\r]{1,80}\}\})/)
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, never moved
    .map((piece, index) => (index % 2 ? <mark key={index}>{piece}</mark> : piece));
