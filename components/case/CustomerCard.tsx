import { Avatar, Button, CopyIcon } from '@/components/controls';
import { locale, t } from '@/components/locales';
import type { CaseView } from '@/core/queries/case';
import { copyText } from './copy-text.ts';

/** Name of a language in the language of the interface; the tag itself if nobody knows it. */
function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames([locale.value], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** A fact with its name; one that is not known takes no place. */
function Row({
  label,
  value,
  copy,
}: {
  readonly label: string;
  readonly value: string;
  readonly copy?: boolean;
}) {
  if (!value) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <bdi>{value}</bdi>
        {copy && (
          <Button
            variant="quiet"
            small
            icon={CopyIcon}
            label={t('card.copy', { value })}
            onClick={() => void copyText(value, t('card.copied', { value }))}
          />
        )}
      </dd>
    </div>
  );
}

/** Who the contact is, as the desk knows them. */
export function CustomerCard({ view }: { readonly view: CaseView }) {
  const { contact, case: row } = view;
  const name = contact?.name || row.contactName || t('contact.unknown');
  return (
    <section class="customer-card" aria-label={t('card.title')}>
      <h2>
        <Avatar name={name} large />
        <bdi>{name}</bdi>
      </h2>
      <dl>
        <Row label={t('card.email')} value={contact?.email ?? ''} copy />
        <Row label={t('card.phone')} value={contact?.phone ?? ''} copy />
        <Row label={t('card.company')} value={contact?.company ?? ''} />
        <Row label={t('card.city')} value={contact?.city ?? ''} />
        <Row label={t('card.language')} value={contact?.language ? languageName(contact.language) : ''} />
        {view.fields.map(({ id, label, on }) => (
          <Row key={id} label={label} value={(on === 'contact' && contact?.fields[id]) || ''} />
        ))}
      </dl>
    </section>
  );
}
