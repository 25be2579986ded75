import { formatTime, t } from '@/components/locales';
import type { ErrorCode } from '@/core/model/errors';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { CircleAlertIcon } from './icons.ts';

interface InlineErrorProps {
  readonly code: ErrorCode;
  /** A sentence that fits better than the code's own, e.g. which file is too large. */
  readonly text?: string;
  /** Who won, which field; shown under the sentence. */
  readonly detail?: string;
  /** When Casebar tries again by itself; ISO. */
  readonly retryAt?: string;
  /** The next step; without it only the sentence shows. */
  readonly onNext?: (event: MouseEvent) => void;
  /** A verb that fits better than the code's own. */
  readonly nextLabel?: string;
  /** Why the next step cannot be taken now. */
  readonly nextReason?: string | undefined;
}

/** What happened, what is safe, and the next step as a button. */
export function InlineError(props: InlineErrorProps) {
  const { code, text, detail, retryAt, onNext, nextLabel, nextReason } = props;
  return (
    <div class="inline-error" role="alert">
      <Icon of={CircleAlertIcon} />
      <div class="inline-error-body">
        <p>{text ?? t(`error.${code}`)}</p>
        {detail && <p class="inline-error-detail">{t('error.detail', { detail })}</p>}
        {retryAt && <p class="inline-error-detail">{t('error.retryAt', { time: formatTime(retryAt) })}</p>}
        {onNext && (
          <Button small reason={nextReason} onClick={onNext}>
            {nextLabel ?? t(`error.${code}.next`)}
          </Button>
        )}
      </div>
    </div>
  );
}
