import { Select } from '@/components/controls';
import { locale, t } from '@/components/locales';
import { dialledCountries } from '@/core/numbers/parse';
import type { Outbound } from './use-outbound.ts';

/** Only for a number that was written without its country. */
export function CountrySelect({ outbound }: { readonly outbound: Outbound }) {
  const { to, guess, change } = outbound;
  const names = new Intl.DisplayNames([locale.value], { type: 'region' });
  const countries = dialledCountries()
    .map(({ country, code }) => ({ value: country, label: `${names.of(country) ?? country} +${code}` }))
    .sort((a, b) => a.label.localeCompare(b.label, locale.value));
  const guessed = countries.find(({ value }) => value === guess)?.label;
  const none = { value: '', label: guessed ?? t('outbound.country.guess') };
  return (
    <Select
      label={t('outbound.country')}
      value={to.country}
      options={[none, ...countries]}
      onChange={(country) => change({ country })}
    />
  );
}
