import { Select } from '@/components/controls';
import { t } from '@/components/locales';

interface FromProps {
  /** Addresses it may be sent from, the usual one first. */
  readonly senders: readonly string[];
  /** As the draft has it; '' = the usual one. */
  readonly from: string;
  /** What is shown where the mailbox has no address. */
  readonly name: string;
  onChange(from: string): void;
}

/** Which of our addresses it comes from; with only one there is nothing to choose. */
export function FromField({ senders, from, name, onChange }: FromProps) {
  const [usual = name, ...others] = senders;
  if (others.length === 0 && from === '') {
    return (
      <p class="mail-field">
        <span>{t('thread.mail.from')}</span> <bdi class="truncate">{usual}</bdi>
      </p>
    );
  }
  // One that was taken away meanwhile stays in sight, so that the sentence about it can be understood.
  const rest = from === '' || others.includes(from) ? others : [...others, from];
  return (
    <Select
      label={t('thread.mail.from')}
      value={from}
      options={[{ value: '', label: usual }, ...rest.map((address) => ({ value: address, label: address }))]}
      onChange={onChange}
    />
  );
}
