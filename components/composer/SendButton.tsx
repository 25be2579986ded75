import { useRef, useState } from 'preact/hooks';
import { Button, SendIcon, SplitButton, STATUS_ICONS } from '@/components/controls';
import { t } from '@/components/locales';
import { useUncovered } from './covered.ts';
import { rememberChoice, SEND_STATUSES, type SendStatus, sendChoice } from './send-choice.ts';

interface SendProps {
  readonly desk: string;
  readonly isPublic: boolean;
  readonly busy: boolean;
  /** Why it cannot be sent now. */
  readonly reason: string;
  onSend(status: SendStatus): void;
}

const labelOf = (status: SendStatus, isPublic: boolean) => {
  if (status) return t(`composer.sendAs.${status}`);
  return isPublic ? t('composer.replyPublicly') : t('composer.send');
};

/** Sends as its words say; the menu has the other ways. A click the page may have steered is asked about once. */
export function SendButton({ desk, isPublic, busy, reason, onSend }: SendProps) {
  const place = useRef<HTMLDivElement>(null);
  const uncovered = useUncovered(place);
  const [asking, setAsking] = useState<{ status: SendStatus }>();
  const current = sendChoice(desk).value;
  const byPointer = (status: SendStatus) => {
    if (uncovered()) onSend(status);
    else setAsking({ status });
  };
  const choose = (status: SendStatus) => {
    rememberChoice(desk, status);
    if (!reason) byPointer(status);
  };
  if (asking)
    return (
      <div class="send-ask" role="alert">
        <p>{t('composer.covered')}</p>
        <Button small onClick={() => setAsking(undefined)}>
          {t('action.cancel')}
        </Button>
        <Button
          small
          variant="primary"
          tone="reply"
          onClick={() => {
            setAsking(undefined);
            onSend(asking.status);
          }}
        >
          {labelOf(asking.status, isPublic)}
        </Button>
      </div>
    );
  return (
    <div ref={place} class="send-place">
      <SplitButton
        tone="reply"
        icon={SendIcon}
        keys="Ctrl+Enter"
        busy={busy}
        reason={reason || undefined}
        menuLabel={t('composer.sendOptions')}
        items={[null, ...SEND_STATUSES].map((status) => ({
          id: status ?? 'plain',
          label: labelOf(status, isPublic),
          icon: status ? STATUS_ICONS[status] : SendIcon,
          checked: status === current,
          onSelect: () => choose(status),
        }))}
        onClick={() => byPointer(current)}
      >
        {labelOf(current, isPublic)}
      </SplitButton>
    </div>
  );
}
