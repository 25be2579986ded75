import { useRef, useState } from 'preact/hooks';
import { ClockIcon, SendIcon, SplitButton, STATUS_ICONS } from '@/components/controls';
import { TimeDialog } from '@/components/later/TimeDialog.tsx';
import { t } from '@/components/locales';
import { type Press, usePressCheck } from './covered.ts';
import { SendAsk } from './SendAsk.tsx';
import { rememberChoice, SEND_STATUSES, type SendStatus, sendChoice } from './send-choice.ts';

interface SendProps {
  readonly desk: string;
  readonly isPublic: boolean;
  readonly busy: boolean;
  /** Why it cannot be sent now. */
  readonly reason: string;
  /** The key that does the same. */
  readonly keys?: string;
  onSend(status: SendStatus): void;
  /** The same, but at a time of its own; ISO. */
  onLater(status: SendStatus, at: string): void;
}

function labelOf(status: SendStatus, isPublic: boolean): string {
  if (isPublic && status) return t('composer.replyPubliclyAs', { status: t(`status.${status}`) });
  if (status) return t(`composer.sendAs.${status}`);
  return isPublic ? t('composer.replyPublicly') : t('composer.send');
}

/** Sends as its words say; the menu has the other ways. A click the page may have steered is asked about once. */
export function SendButton({
  desk,
  isPublic,
  busy,
  reason,
  keys = 'Ctrl+Enter',
  onSend,
  onLater,
}: SendProps) {
  const place = useRef<HTMLDivElement>(null);
  const check = usePressCheck(place);
  const [asking, setAsking] = useState<{ status: SendStatus }>();
  const [timing, setTiming] = useState(false);
  const current = sendChoice(desk).value;
  const press = (event: Press, status: SendStatus) => {
    const verdict = check(event);
    if (verdict === 'ask') setAsking({ status });
    if (verdict === 'meant') onSend(status);
  };
  // Choosing from the menu both sets the choice and sends: the button shows it from then on.
  const choose = (event: Press, status: SendStatus) => {
    rememberChoice(desk, status);
    if (!reason && !busy) press(event, status);
  };
  return (
    <div ref={place} class="send-place">
      {asking && (
        <SendAsk
          label={labelOf(asking.status, isPublic)}
          onAnswer={(send) => {
            setAsking(undefined);
            if (send) onSend(asking.status);
          }}
        />
      )}
      {timing && (
        <TimeDialog
          title={t('later.send.title')}
          text={current ? t('later.send.status', { status: t(`status.${current}`) }) : undefined}
          verb={t('later.send.title')}
          sends
          onClose={() => setTiming(false)}
          onChoose={(at) => {
            setTiming(false);
            onLater(current, at);
          }}
        />
      )}
      <SplitButton
        tone="reply"
        icon={SendIcon}
        keys={keys}
        busy={busy}
        reason={reason || undefined}
        menuLabel={t('composer.sendOptions')}
        items={[
          ...[null, ...SEND_STATUSES].map((status) => ({
            id: status ?? 'plain',
            label: labelOf(status, isPublic),
            icon: status ? STATUS_ICONS[status] : SendIcon,
            checked: status === current,
            onSelect: (event: Press) => choose(event, status),
          })),
          { id: 'times', group: '' },
          {
            id: 'later',
            label: t('later.send'),
            icon: ClockIcon,
            reason: reason || undefined,
            onSelect: () => setTiming(true),
          },
        ]}
        onClick={(event) => press(event, current)}
      >
        {labelOf(current, isPublic)}
      </SplitButton>
    </div>
  );
}
