/** A number as somebody wrote it, reduced to what is dialled. */
export interface Dialled {
  /** `+` and digits if the country was written, else digits. */
  readonly number: string;
  /** '' = none. */
  readonly extension: string;
}

// Words before an extension in the languages of many offices; `x` and `#` only right before digits.
const EXTENSION =
  /[\s,;(]*(?:;ext=|(?:ext(?:ensi[oó]n|ensão|n)?|ramal|rml|r\.|interno|int|anexo|poste|durchwahl|dw|доб(?:авочный)?|内線|转|轉|내선)[\s.:]*|[x#~]\s*)(\d{1,7})\)?\s*$/iu;
/** Between the digits of one number: blanks, dots, dashes, slashes, brackets. No line end, no tab, no comma. */
const RUN = /(?:\+|\(\s*\+)?[\s(]*\d(?:[ .\-/()·]*\d)*/g;
// Invisible marks that pages put around numbers: soft hyphen, zero-width, direction.
const INVISIBLE = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;
// Their numbers keep a leading zero also from abroad.
const KEEP_ZERO = /^\D*(?:00)?(?:39|378|379)/;
/** Shorter is a house number, a price, a part of a date, unless it is all there is; longer than E.164 with its prefixes, a card. */
const FEWEST = 6;
const FEWEST_ALONE = 4;
const MOST = 19;

/** The digit that a decimal digit of any script stands for. Such digits come in tens that begin at …0 or …6. */
function asciiDigit(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if (code < 128) return char;
  const block = code & ~15;
  const zero = /\p{Nd}/u.test(String.fromCodePoint(block)) ? block : block + 6;
  return String(code - zero);
}

/** Text with plain digits, plain blanks and plain dashes, and nothing invisible. */
export function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(/[\p{Pd}\u2212\u30FC]/gu, '-')
    .replace(/[^\S\n\r\t]/g, ' ');
}

/** The number a link calls or writes to, as text; anything else comes back as it is. */
function unlinked(text: string): string {
  const chat = /(?:wa\.me\/|[?&]phone=)(?:\+|%2B)?(\d{6,15})/i.exec(text);
  if (chat) return `+${chat[1]}`;
  const link = /^\s*(?:tel|callto|sms|whatsapp):(?:\/\/)?(.*)$/is.exec(text);
  if (!link?.[1]) return text;
  const number = link[1]
    .replace(/%2B/gi, '+')
    .replace(/%20/g, ' ')
    .replace(/%[0-9a-f]{2}|\?.*$/gi, '');
  // RFC 3966: a local number says which country it is local to.
  const context = /;phone-context=(\+\d+)/i.exec(number)?.[1] ?? '';
  const bare = number.replace(/;(?!ext=)[^;]*/gi, '');
  return bare.includes('+') ? bare : `${context}${bare}`;
}

function dial(run: string): string {
  const hasPlus = run.includes('+');
  const isForeign = hasPlus || /^\D*00/.test(run);
  // «+44 (0)20 …» is dialled without the zero from abroad, and with it at home.
  const shown = isForeign && !KEEP_ZERO.test(run) ? run.replace(/\(\s*0(\d*)\s*\)/g, ' $1 ') : run;
  return `${hasPlus ? '+' : ''}${shown.replace(/\D/g, '')}`;
}

/** Everything in a text that may be a number to write to, in its order. */
export function dialledIn(text: string): Dialled[] {
  // The page's own mark for «the same number, in tel: form» is read first, then what people see.
  return plainText(unlinked(plainText(text)))
    .split(/[\n\r\t]+|,(?!\s*(?:ext|ramal|x|#))|(?<=\d)\s*(?:[;|]|\/|·|\bor\b|\bou\b|\bo\b)\s*(?=[+(]*\+)/i)
    .flatMap((part) => {
      const written = EXTENSION.exec(part);
      const isExtension =
        written !== null && part.slice(0, written.index).replace(/\D/g, '').length >= FEWEST;
      const body = isExtension ? part.slice(0, written.index) : part;
      return [...body.matchAll(RUN)].map(([run]) => ({
        number: dial(run),
        extension: isExtension ? (written[1] ?? '') : '',
      }));
    })
    .filter(({ number }) => {
      const digits = number.replace('+', '').length;
      return digits >= (/\p{L}/u.test(text) ? FEWEST : FEWEST_ALONE) && digits <= MOST;
    });
}
