import { type CountryCode, getExampleNumber } from 'libphonenumber-js/min';
import examples from 'libphonenumber-js/mobile/examples';

/** One number as a page shows it, and what it must be read as. */
export interface Written {
  readonly style: string;
  readonly text: string;
  readonly e164: string;
  readonly country: CountryCode;
}

const grouped = (digits: string, by: number, sign: string) =>
  digits.match(new RegExp(`.{1,${by}}(?!.{1}$)|.+`, 'g'))?.join(sign) ?? digits;
const inDigits = (text: string, zero: number) =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));

/** The example number of a country in twelve ways that people and pages write numbers. */
export function writtenStyles(country: CountryCode): Written[] {
  const number = getExampleNumber(country, examples);
  if (!number) return [];
  const code = number.countryCallingCode;
  const national = number.nationalNumber;
  const zero = ['39', '378', '379'].includes(code) ? '' : '(0)';
  const styles: Record<string, string> = {
    'plus and digits': number.number,
    international: number.formatInternational(),
    '00 in front': `00 ${code} ${grouped(national, 3, ' ')}`,
    'as at home': number.formatNational(),
    'a tel: link': `tel:+${code}-${grouped(national, 3, '-')};ext=12`,
    dots: `+${code}.${grouped(national, 2, '.')}`,
    'full width': `＋${inDigits(`${code}　${grouped(national, 4, '－')}`, 0xff10)}`,
    'Arabic digits and fixed blanks': `\u200E+${inDigits(`${code}\u00A0${grouped(national, 3, '\u00A0')}`, 0x660)}\u200E`,
    'a zero in brackets': `+${code} ${zero} ${grouped(national, 3, ' ')}`,
    'an extension in a sentence': `Tel.: (+${code}) ${grouped(national, 4, '\u2011')} ramal 345`,
    'WhatsApp: no plus': `${code}${national}`,
    'a chat link': `https://wa.me/${code}${national}?text=Hello%201234567`,
  };
  return Object.entries(styles).map(([style, text]) => ({ style, text, e164: number.number, country }));
}
