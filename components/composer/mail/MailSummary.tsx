import { t } from '@/components/locales';
import { addressOf, readRecipient } from '@/core/mail/addresses';
import type { Envelope } from './use-envelope.ts';

/** Names enough to know whom it reaches; the rest is counted. */
export function MailSummary({ envelope: { mail, known } }: { readonly envelope: Envelope }) {
  const all = [...mail.to, ...mail.cc, ...mail.bcc];
  const [first] = mail.to;
  const { name = '', address = '' } = first === undefined ? {} : readRecipient(first);
  const fresh = all.filter((entry) => addressOf(entry) !== '' && !known.has(addressOf(entry))).length;
  return (
    <>
      <span class="mail-to">
        {t('thread.mail.to')} <bdi class="truncate">{name || address || t('mail.nobody')}</bdi>
      </span>
      {all.length > 1 && <span class="mail-count">{t('mail.others', { count: all.length - 1 })}</span>}
      {fresh > 0 && <span class="mail-fresh">{t('mail.newCount', { count: fresh })}</span>}
      {mail.from !== '' && (
        <span class="mail-sender">
          {t('thread.mail.from')} <bdi title={mail.from}>{`${mail.from.split('@')[0]}@`}</bdi>
        </span>
      )}
      <bdi class="mail-subject truncate">{mail.subject}</bdi>
    </>
  );
}
