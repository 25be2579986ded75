/**
 * One person, several numbers: three countries write the same mobile in two ways, and WhatsApp's own id of a
 * person may be either. Digits only and no tables of the world, so that the background can afford it.
 */
interface Twins {
  /** Calling code. */
  readonly code: string;
  /** National digits as they are stored here → the other spelling; null = this number has none. */
  readonly other: (national: string) => string | null;
}

const TWINS: readonly Twins[] = [
  {
    code: '55',
    // Mobiles got a 9 in front from 2012 on; those that had eight digits began with 6 to 9. What begins with 2 to 5 is a
    // landline, somebody else's: it has no twin, nor has a new mobile that would look like one without its 9.
    other: (national) => {
      const long = /^(\d\d)9([6-9]\d{7})$/.exec(national);
      if (long) return `${long[1]}${long[2]}`;
      const short = /^(\d\d)([6-9]\d{7})$/.exec(national);
      return short ? `${short[1]}9${short[2]}` : null;
    },
  },
  {
    code: '52',
    // Until 2019 mobiles were called with a 1 in between; no Mexican number begins with 1 itself.
    other: (national) => {
      if (/^1\d{10}$/.test(national)) return national.slice(1);
      return /^[2-9]\d{9}$/.test(national) ? `1${national}` : null;
    },
  },
  {
    code: '54',
    // From abroad mobiles have a 9 after the country; without it the same digits are no landline of anybody.
    other: (national) => {
      if (/^9\d{10}$/.test(national)) return national.slice(1);
      return /^[1-8]\d{9}$/.test(national) ? `9${national}` : null;
    },
  },
];

const digitsOf = (number: string) => number.replace(/\D/g, '');

/** Every spelling of a number (`+` and digits) under which the same person may be stored; its own one first. */
export function keysOf(e164: string): string[] {
  const digits = digitsOf(e164);
  if (digits === '') return [];
  const twins = TWINS.find(({ code }) => digits.startsWith(code));
  const other = twins?.other(digits.slice(twins.code.length));
  return other ? [`+${digits}`, `+${twins?.code}${other}`] : [`+${digits}`];
}

/** Whether two numbers reach the same person. */
export const sameNumber = (a: string, b: string): boolean => {
  const [key] = keysOf(b);
  return key !== undefined && keysOf(a).includes(key);
};

/** Whether an address is a mail address; everything else that is written to is a number. */
export const isMailAddress = (address: string) => address.includes('@');

/** Whether two addresses (numbers or mail addresses) are the same person's. */
export const sameAddress = (a: string, b: string): boolean =>
  isMailAddress(a) || isMailAddress(b) ? a.trim().toLowerCase() === b.trim().toLowerCase() : sameNumber(a, b);
