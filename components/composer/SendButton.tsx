import { useRef, useState } from 'preact/hooks';
import { ClipboardCheckIcon, SendIcon, SplitButton, STATUS_ICONS } from '@/components/controls';
import { TimeDialog } from '@/components/later/TimeDialog.tsx';
import { t } from '@/components/locales';
import { type Press, usePressCheck } from './covered.ts';
import { SendAsk } from './SendAsk.tsx';
import { SEND_STATUSES, type SendStatus } from './send-choice.ts';
import { type Asking, laterItems, wayOf } from './send-way.ts';

interface SendProps {
  readonly desk: string;
  readonly isPublic: boolean;
  readonly busy: boolean;
  /** Why it cannot be sent now. */
  readonly reason: string;
  /** The key that does the same. */
  readonly keys?: string;
  readonly asking?: Asking | undefined;
  onSend(status: SendStatus): void;
  /** The same, but at a time of its own; ISO. */
  onLater(status: SendStatus, at: string): void;
}

/** Sends as its words say; the menu has the other ways. A click the page may have steered is asked about once. */
export function SendButton(props: SendProps) {
  const { busy, reason, keys = 'Ctrl+Enter', asking: asks, onSend, onLater } = props;
  const place = useRef<HTMLDivElement>(null);
  const check = usePressCheck(place);
  const [asking, setAsking] = useState<{ status: SendStatus }>();
  const [timing, setTiming] = useState(false);
  const way = wayOf(props);
  const { current } = way;
  const tone = asks ? 'approval' : 'reply';
  const icon = asks ? ClipboardCheckIcon : SendIcon;
  const press = (event: Press, status: SendStatus) => {
    const verdict = check(event);
    if (verdict === 'ask') setAsking({ status });
    if (verdict === 'meant') onSend(status);
  };
  // Choosing from the menu both sets the choice and sends: the button shows it from then on.
  const choose = (event: Press, status: SendStatus) => {
    way.choose(status);
    if (!reason && !busy) press(event, status);
  };
  return (
    <div ref={place} class="send-place">
      {asking && (
        <SendAsk
          label={way.labelOf(asking.status)}
          tone={tone}
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
        tone={tone}
        icon={icon}
        keys={keys}
        busy={busy}
        reason={reason || undefined}
        menuLabel={t(asks ? 'ask.sendOptions' : 'composer.sendOptions')}
        items={[
          ...[null, ...SEND_STATUSES].map((status) => ({
            id: status ?? 'plain',
            label: way.labelOf(status),
            icon: status ? STATUS_ICONS[status] : icon,
            checked: status === current,
            onSelect: (event: Press) => choose(event, status),
          })),
          // What waits for a decision cannot promise a time.
          ...(asks ? [] : laterItems(reason, () => setTiming(true))),
        ]}
        onClick={(event) => press(event, current)}
      >
        {way.labelOf(current)}
      </SplitButton>
    </div>
  );
}
