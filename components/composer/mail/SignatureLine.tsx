import { Button, XIcon } from '@/components/controls';
import { t } from '@/components/locales';
import type { DraftModel } from '../draft-model.ts';
import type { Envelope } from './use-envelope.ts';

/** What will stand under the mail, seen before it goes, and the way to leave it out of this one. */
export function SignatureLine({
  draft,
  envelope,
}: {
  readonly draft: DraftModel;
  readonly envelope: Envelope;
}) {
  const { mail, signature } = envelope;
  if (signature === '') return null;
  return (
    <p class="mail-signature">
      <span class="visually-hidden">{t('mail.signature')}</span>
      <bdi class="truncate" title={signature.slice(0, 2000)}>
        {`-- ${signature.slice(0, 300).replace(/\s*\n\s*/g, ' · ')}`}
      </bdi>
      <Button
        variant="quiet"
        small
        icon={XIcon}
        label={t('mail.signature.remove')}
        onClick={() => draft.setMail({ ...mail, unsigned: true })}
      />
    </p>
  );
}
