import { t } from '@/components/locales';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { CircleAlertIcon, CircleCheckIcon, XIcon } from './icons.ts';
import { type ToastEntry, toast, toasts } from './toast.ts';
import { useSecondsLeft } from './use-seconds-left.ts';

const ICONS = { plain: null, good: CircleCheckIcon, bad: CircleAlertIcon } as const;

/** Where messages appear; rendered once per surface, always there, so that screen readers listen. */
export function Toasts() {
  return (
    <section
      class="toasts"
      aria-label={t('toast.region')}
      onPointerEnter={toast.pause}
      onPointerLeave={toast.resume}
      onFocusIn={toast.pause}
      onFocusOut={toast.resume}
    >
      <div role="status">
        {toasts.value.map((entry) => (
          <Toast key={entry.id} entry={entry} />
        ))}
      </div>
    </section>
  );
}

function Toast({ entry }: { readonly entry: ToastEntry }) {
  const { id, text, tone = 'plain', action, second, seconds, until, live } = entry;
  const icon = ICONS[tone];
  // Gone before it runs: a second press of Undo would undo something else.
  const act = (chosen: typeof action) => {
    toast.dismiss(id);
    chosen?.run();
  };
  return (
    <div class="toast" data-tone={tone}>
      {icon && <Icon of={icon} />}
      <span class="toast-text">
        <span class={live && 'visually-hidden'}>{text}</span>
        {live && <CountDown until={until ?? 0} live={live} />}
      </span>
      {[second, action].map(
        (one) =>
          one && (
            <Button key={one.label} variant="quiet" small class="toast-action" onClick={() => act(one)}>
              {one.label}
            </Button>
          ),
      )}
      <Button
        variant="quiet"
        small
        icon={XIcon}
        label={t('action.dismiss')}
        onClick={() => toast.dismiss(id)}
      />
      {action && seconds > 0 && (
        <span
          class="toast-countdown"
          data-fixed={until === undefined ? undefined : ''}
          style={{ animationDuration: `${seconds}s` }}
        />
      )}
    </div>
  );
}

/** Counted for the eye only: read out, it would speak every second. */
const CountDown = ({ until, live }: { readonly until: number; live(left: number): string }) => (
  <span aria-hidden="true">{live(useSecondsLeft(until))}</span>
);
