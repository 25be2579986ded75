import { Switch, TextField } from '@/components/controls';
import { t } from '@/components/locales';
import { addressOf } from '@/core/mail/addresses';
import type { MailDraft } from '@/core/model/mail-draft';
import type { CaseView } from '@/core/queries/case';
import type { DraftModel } from '../draft-model.ts';
import { FromField } from './FromField.tsx';
import { RecipientField } from './RecipientField.tsx';
import type { Envelope } from './use-envelope.ts';

interface FieldsProps {
  readonly id: string;
  readonly view: CaseView;
  readonly draft: DraftModel;
  readonly envelope: Envelope;
}

/** The envelope's fields; every change is part of the draft at once. */
export function MailFields({ id, view: { case: row, channel }, draft, envelope }: FieldsProps) {
  const { mail, known, senders } = envelope;
  const taken = new Set([...mail.to, ...mail.cc, ...mail.bcc].map(addressOf));
  const people = { caseId: row.id, known, taken };
  const change = (part: Partial<MailDraft>) => draft.setMail({ ...mail, ...part });
  return (
    <fieldset id={id} class="mail-fields" aria-label={t('mail.envelope')}>
      <FromField
        senders={senders}
        from={mail.from}
        name={channel?.name ?? ''}
        onChange={(from) => change({ from })}
      />
      <RecipientField
        label={t('thread.mail.to')}
        entries={mail.to}
        {...people}
        wantsFocus={mail.mode === 'forward' && mail.to.length === 0 && mail.cc.length === 0}
        onChange={(to) => change({ to })}
      />
      <RecipientField
        label={t('thread.mail.cc')}
        entries={mail.cc}
        {...people}
        onChange={(cc) => change({ cc })}
      />
      <RecipientField
        label={t('mail.bcc')}
        entries={mail.bcc}
        {...people}
        onChange={(bcc) => change({ bcc })}
      />
      <TextField label={t('mail.subject')} value={mail.subject} onInput={(subject) => change({ subject })} />
      {mail.mode !== 'forward' && mail.answers !== '' && (
        <Switch label={t('mail.quote')} checked={mail.quote} onChange={(quote) => change({ quote })} />
      )}
    </fieldset>
  );
}
