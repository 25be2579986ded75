import { Button, type Tone } from '@/components/controls';
import { t } from '@/components/locales';

interface AskProps {
  /** What the way that was pressed is called. */
  readonly label: string;
  readonly tone?: Tone;
  onAnswer(send: boolean): void;
}

/** The question in place, so that a second click of a double click does not answer it. */
export function SendAsk({ label, tone = 'reply', onAnswer }: AskProps) {
  return (
    <div class="send-ask" role="alert">
      <p>{t('composer.covered')}</p>
      <Button small onClick={() => onAnswer(false)}>
        {t('action.cancel')}
      </Button>
      <Button small variant="primary" tone={tone} onClick={({ isTrusted }) => onAnswer(isTrusted)}>
        {label}
      </Button>
    </div>
  );
}
