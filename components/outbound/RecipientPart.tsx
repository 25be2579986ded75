import { useEffect, useRef } from 'preact/hooks';
import { type Option, Select, TextField } from '@/components/controls';
import { OptionList } from '@/components/controls/OptionList.tsx';
import { locale, t } from '@/components/locales';
import { showNumber } from '@/core/numbers/parse';
import { CaseNotice } from './CaseNotice.tsx';
import { CountrySelect } from './CountrySelect.tsx';
import { useContactList } from './use-contact-list.ts';
import { useContacts } from './use-contacts.ts';
import type { Outbound } from './use-outbound.ts';

/** What a number was read as, so that a wrong country is seen before anything is sent to it. */
function readAs({ reached }: Outbound): string | undefined {
  const { number, problem } = reached;
  if (!number || problem) return undefined;
  const shown = showNumber(number.e164);
  const country =
    number.country && new Intl.DisplayNames([locale.value], { type: 'region' }).of(number.country);
  const reads = country ? t('outbound.reads', { number: shown, country }) : shown;
  return number.extension ? `${reads} · ${t('outbound.extension', { extension: number.extension })}` : reads;
}

interface PartProps {
  readonly outbound: Outbound;
  onGo(caseId: string): void;
}

/** On which channel, and to whom: a number or address in any style, or a contact found by name. */
export function RecipientPart({ outbound, onGo }: PartProps) {
  const { channels, channel, to, reached, recipient, change } = outbound;
  const isMail = channel.kind === 'email';
  const contacts = useContacts(outbound);
  const options: Option[] = contacts.map(({ id, name, address }) => ({
    id,
    label: name || address,
    detail: isMail ? address : showNumber(address),
  }));
  const choose = (id: string) => {
    const one = contacts.find((contact) => contact.id === id);
    if (one) change({ address: one.address, contact: one.id, country: '', name: '' });
  };
  const { box, open, props } = useContactList(options, choose);
  const field = useRef<HTMLInputElement>(null);
  // The form comes after its dialog, which had nothing to put the focus on.
  useEffect(() => {
    if (!document.activeElement?.closest('input, textarea, select')) field.current?.focus();
  }, []);
  const wantsCountry = !isMail && /\p{Nd}{3}/u.test(to.address) && !/[+＋]/.test(to.address);
  return (
    <>
      {channels.length > 1 && (
        <Select
          label={t('channel.label')}
          value={channel.id}
          options={channels.map(({ id, name, kind }) => ({
            value: id,
            label: `${t(`channel.${kind}`)} · ${name}`,
          }))}
          onChange={(id) => change({ channel: id })}
        />
      )}
      <div class="outbound-recipient">
        <TextField
          label={t('outbound.recipient')}
          placeholder={t(isMail ? 'outbound.recipient.email' : 'outbound.recipient.number')}
          value={to.address}
          inputRef={field}
          inputMode={isMail ? 'email' : 'tel'}
          autocomplete="off"
          spellcheck={false}
          hint={recipientHint(outbound)}
          {...(reached.problem && { error: t(`outbound.bad.${reached.problem}`) })}
          {...props}
          onInput={(address) => {
            box.type(address);
            change({ address, contact: null });
          }}
        />
        {open && (
          <div class="outbound-found">
            <OptionList box={box} label={t('outbound.recipient')} />
          </div>
        )}
      </div>
      {wantsCountry && <CountrySelect outbound={outbound} />}
      {reached.address !== '' && !outbound.looking && !recipient.contact && (
        <TextField
          label={t('outbound.name')}
          hint={t('outbound.new')}
          value={to.name}
          autocomplete="off"
          onInput={(name) => change({ name })}
        />
      )}
      {recipient.cases.map((row) => (
        <CaseNotice key={row.id} row={row} onGo={onGo} />
      ))}
    </>
  );
}

/** Who that is, if somebody knows, and how the number was read. */
function recipientHint(outbound: Outbound): string | undefined {
  const { contact } = outbound.recipient;
  const said = [contact?.name, readAs(outbound)].filter(Boolean).join(' · ');
  return said === '' ? undefined : said;
}
