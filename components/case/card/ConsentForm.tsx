import { useState } from 'preact/hooks';
import { Button, TextField } from '@/components/controls';
import { t } from '@/components/locales';
import type { ChannelKind } from '@/core/model/channel';
import { noteConsent } from './note-consent.ts';

interface FormProps {
  readonly caseId: string;
  readonly kind: ChannelKind;
  onClose(): void;
}

/** A consent is worth what can be said about it later: how it was given is asked for. */
export function ConsentForm({ caseId, kind, onClose }: FormProps) {
  const [how, setHow] = useState('');
  const save = async () => {
    if (how.trim() !== '' && (await noteConsent(caseId, kind, 'given', how.trim()))) onClose();
  };
  return (
    <form
      class="consent-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <TextField
        label={t('consent.how')}
        hint={t('consent.how.hint')}
        value={how}
        inputRef={(input) => input?.focus()}
        onInput={setHow}
      />
      <div class="consent-acts">
        <Button small onClick={onClose}>
          {t('action.cancel')}
        </Button>
        <Button
          small
          variant="primary"
          type="submit"
          reason={how.trim() === '' ? t('consent.how') : undefined}
        >
          {t('consent.save')}
        </Button>
      </div>
    </form>
  );
}
