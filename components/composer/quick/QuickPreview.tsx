import { useRef, useState } from 'preact/hooks';
import { Button, SendIcon, SplitButton, STATUS_ICONS, StatusLabel } from '@/components/controls';
import { t } from '@/components/locales';
import type { CaseStatus } from '@/core/model/case';
import { unsettledFields } from '@/core/templates/fill-fields';
import { type Press, usePressCheck } from '../covered.ts';
import { SendAsk } from '../SendAsk.tsx';
import { SEND_STATUSES, type SendStatus } from '../send-choice.ts';

interface QuickPreviewProps {
  /** With the fields filled. */
  readonly text: string;
  /** What the reply brings along; it is set only if it is sent from here. */
  readonly status: CaseStatus | null;
  readonly canSend: boolean;
  /** It goes to somebody who approves it. */
  readonly asks: boolean;
  onInsert(): void;
  onSend(status: SendStatus): void;
  close(): void;
}

/** What exactly will be inserted, with the fields that stay open marked, and the ways to go on. */
export function QuickPreview(props: QuickPreviewProps) {
  const { text, status, canSend, asks, onInsert, onSend, close } = props;
  const open = unsettledFields(text).length;
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') close();
  };
  return (
    <fieldset class="quick-preview" aria-label={t('quick.preview')} onKeyDown={onKeyDown}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled with the keyboard */}
      <p class="quick-text" tabIndex={0} dir="auto">
        {withMarks(text)}
      </p>
      <div class="quick-ways">
        {/* The button that sends says it itself. */}
        {status && !canSend && <StatusLabel status={status} />}
        <Button small onClick={onInsert}>
          {t('quick.insert')}
        </Button>
        {canSend && (
          <QuickSend
            asks={asks}
            status={SEND_STATUSES.find((one) => one === status) ?? null}
            reason={open > 0 ? t('fields.title', { count: open }) : ''}
            onSend={onSend}
          />
        )}
      </div>
    </fieldset>
  );
}

function labelOf(value: SendStatus, asks: boolean): string {
  if (!value) return asks ? t('ask.quick') : t('quick.insertAndSend');
  const status = t(`status.${value}`).toLowerCase();
  return asks ? t('ask.quickAs', { status }) : t('quick.insertAndSendAs', { status });
}

interface QuickSendProps {
  readonly asks: boolean;
  /** The one the button itself sets. */
  readonly status: SendStatus;
  /** Why it cannot be sent now. */
  readonly reason: string;
  onSend(status: SendStatus): void;
}

/** Inserts and sends in one press, with any status; a click the page may have steered is asked about, as at Send. */
function QuickSend({ asks, status, reason, onSend }: QuickSendProps) {
  const tone = asks ? 'approval' : 'reply';
  const place = useRef<HTMLDivElement>(null);
  const check = usePressCheck(place);
  const [asking, setAsking] = useState<{ status: SendStatus }>();
  const press = (event: Press, wanted: SendStatus) => {
    if (reason) return;
    const verdict = check(event);
    if (verdict === 'ask') setAsking({ status: wanted });
    if (verdict === 'meant') onSend(wanted);
  };
  return (
    <div ref={place} class="quick-send">
      {asking && (
        <SendAsk
          label={labelOf(asking.status, asks)}
          tone={tone}
          onAnswer={(send) => {
            setAsking(undefined);
            if (send) onSend(asking.status);
          }}
        />
      )}
      <SplitButton
        tone={tone}
        reason={reason || undefined}
        menuLabel={t('quick.sendOptions')}
        items={[null, ...SEND_STATUSES].map((one) => ({
          id: one ?? 'plain',
          label: labelOf(one, asks),
          icon: one ? STATUS_ICONS[one] : SendIcon,
          checked: one === status,
          reason: reason || undefined,
          onSelect: (event: Press) => press(event, one),
        }))}
        onClick={(event) => press(event, status)}
      >
        {labelOf(status, asks)}
      </SplitButton>
    </div>
  );
}

/** The text with what is still a field set off from it. */
const withMarks = (text: string) =>
  text
    .split(/(\{\{[^{}\n\r]{1,80}\}\})/)
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, never moved
    .map((piece, index) => (index % 2 ? <mark key={index}>{piece}</mark> : piece));
