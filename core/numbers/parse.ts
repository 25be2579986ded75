import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min';
import { type Dialled, dialledIn } from './written.ts';

// This file brings the numbering plans of the world (some 100 kB): only what is loaded when it is used imports it.

/** A number as it is written to. */
export interface ParsedNumber {
  /** `+` and digits, at most 15. */
  readonly e164: string;
  /** ISO 3166 code; '' = not known (a satellite, a number of no country). */
  readonly country: string;
  /** '' = none; no message reaches one. */
  readonly extension: string;
  /** It has a length that numbers of its country have. */
  readonly isPossible: boolean;
  /** It has digits that its country gives out. */
  readonly isValid: boolean;
}

/** Where a number without its country may be from; the first one that makes it a real number counts. */
export interface CountryGuess {
  readonly country?: string;
  readonly others?: readonly string[];
}

// Mexico's mobiles had a 1 after the country until 2019; the plans of today refuse it, WhatsApp's ids keep it.
const withoutOldOne = (number: string) => number.replace(/^\+521(\d{10})$/, '+52$1');

function read(number: string, country?: CountryCode): PhoneNumber | undefined {
  const found = parsePhoneNumberFromString(number, country);
  if (!found) return undefined;
  const modern = withoutOldOne(found.number);
  return modern === found.number ? found : parsePhoneNumberFromString(modern);
}

/** How a number may have been meant, the likeliest first. */
function* meanings(number: string, countries: readonly CountryCode[]): Generator<PhoneNumber | undefined> {
  if (number.startsWith('+')) {
    yield read(number);
    // «+0049 …», «+ (0)…»: both signs for «abroad» at once.
    yield read(number.replace(/^\+0+/, '+'));
    return;
  }
  if (number.startsWith('00')) yield read(`+${number.slice(2)}`);
  for (const country of countries) {
    // Where both readings are real (German 04915…), a number written without the zero of home has its country in front.
    if (number.startsWith(getCountryCallingCode(country))) yield read(`+${number}`);
    yield read(number, country);
  }
  // As WhatsApp's own ids are: country and number, no plus.
  yield read(`+${number}`);
  if (number.startsWith('011')) yield read(`+${number.slice(3)}`);
}

function best(dialled: Dialled, countries: readonly CountryCode[]): ParsedNumber | null {
  let possible: PhoneNumber | undefined;
  for (const found of meanings(dialled.number, countries)) {
    if (found?.isValid()) return asParsed(found, dialled);
    if (!possible?.isPossible() && found) possible = found;
  }
  return possible ? asParsed(possible, dialled) : null;
}

const asParsed = (found: PhoneNumber, { extension }: Dialled): ParsedNumber => ({
  e164: found.number,
  country: found.country ?? '',
  extension: extension || (found.ext ?? ''),
  isPossible: found.isPossible() && found.number.length <= 16,
  isValid: found.isValid() && found.number.length <= 16,
});

const known = ({ country = '', others = [] }: CountryGuess): CountryCode[] =>
  [country, ...others].filter((code) => isSupportedCountry(code));

/** Every real number in a text, in its order, each once. */
export function numbersIn(text: string, guess: CountryGuess): ParsedNumber[] {
  const found = dialledIn(text).flatMap((dialled) => best(dialled, known(guess)) ?? []);
  return found.filter(
    ({ e164, isValid }, at) => isValid && found.findIndex((other) => other.e164 === e164) === at,
  );
}

/** The number somebody wrote, in any usual style; null = there is none. Ask `isValid` before writing to it. */
export function parseNumber(written: string, guess: CountryGuess): ParsedNumber | null {
  const found = dialledIn(written).flatMap((dialled) => best(dialled, known(guess)) ?? []);
  return (
    found.find(({ isValid }) => isValid) ?? found.find(({ isPossible }) => isPossible) ?? found[0] ?? null
  );
}

/** A number as people read it: `+55 11 96123-4567`; what is none comes back as it is. */
export const showNumber = (e164: string): string =>
  parsePhoneNumberFromString(e164)?.formatInternational() ?? e164;

/** Countries with a numbering plan, with what is dialled before their numbers. */
export const dialledCountries = (): { readonly country: string; readonly code: string }[] =>
  getCountries().map((country) => ({ country, code: getCountryCallingCode(country) }));
