import { Button, CircleAlertIcon, CircleCheckIcon, Icon } from '@/components/controls';
import { t } from '@/components/locales';
import type { Outcome } from './outcome.ts';

interface OutcomeNoteProps {
  readonly outcome: Outcome;
  readonly text: string;
  onClose(): void;
}

const SAYS = {
  inserted: 'palette.copied',
  copied: 'palette.copied',
  refused: 'palette.refused',
  failed: 'palette.failed',
} as const;

/** What became of the text, if it does not stand in the page now. */
export function OutcomeNote({ outcome, text, onClose }: OutcomeNoteProps) {
  return (
    <section class="palette-outcome" role="alert" data-bad={outcome === 'copied' ? undefined : true}>
      <Icon of={outcome === 'copied' ? CircleCheckIcon : CircleAlertIcon} />
      <p>{t(SAYS[outcome])}</p>
      <Button small onClick={onClose}>
        {t('action.close')}
      </Button>
      {outcome === 'failed' && (
        <textarea
          class="input"
          readonly
          rows={3}
          aria-label={t('quick.preview')}
          value={text}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
    </section>
  );
}
