import { Icon, tooltip, UserPlusIcon, XIcon } from '@/components/controls';
import { t } from '@/components/locales';
import { readRecipient } from '@/core/mail/addresses';

interface RecipientChipProps {
  readonly entry: string;
  /** Addresses that took part before; any other one is marked. */
  readonly known: ReadonlySet<string>;
  onRemove(): void;
}

/** Somebody a mail goes to: who they are, whether they are new here, and the way out. */
export function RecipientChip({ entry, known, onRemove }: RecipientChipProps) {
  const { name, address } = readRecipient(entry);
  const isNew = address !== '' && !known.has(address);
  const hint = address === '' ? t('mail.bad') : isNew ? t('mail.new') : '';
  const remove = t('mail.remove', { address: address || entry });
  return (
    <li class="chip mail-chip" data-bad={address === '' || undefined} data-new={isNew || undefined}>
      {isNew && <Icon of={UserPlusIcon} />}
      {/* An address reads from left to right in every script, or its two halves change places. */}
      <bdi
        class="truncate"
        dir={name ? undefined : 'ltr'}
        {...tooltip(hint ? `${address || entry} · ${hint}` : address)}
      >
        {name || address}
      </bdi>
      {hint && <span class="visually-hidden">{hint}</span>}
      <button type="button" class="chip-remove" aria-label={remove} {...tooltip(remove)} onClick={onRemove}>
        <Icon of={XIcon} />
      </button>
    </li>
  );
}
