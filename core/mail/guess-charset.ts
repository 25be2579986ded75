import PostalMime, { type Email, type PostalMimeOptions } from 'postal-mime';

/** Reading twice costs twice the memory; mails in old charsets are small. */
const LARGEST = 4 * 1024 * 1024;
/** Characters that decoding replaced because the bytes were none of the charset. */
const lost = (text = '') => text.split('\uFFFD').length - 1;
const lostInHeaders = (email: Email) => email.headers.some(({ value }) => lost(value) > 0);

/** The charset that the mail names, if this browser knows it; else what most old mail really was written in. */
function decoderFor(email: Email): TextDecoder {
  const type = email.headers.find(({ key }) => key === 'content-type')?.value ?? '';
  const named = /charset\s*=\s*"?([\w.:-]{1,40})/i.exec(type)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(/^utf-?8$/i.test(named) ? 'windows-1252' : named);
  } catch {
    return new TextDecoder('windows-1252');
  }
}

/**
 * Old mails hold 8-bit text with no charset, a wrong one, or in their headers. If decoding lost characters, the
 * mail is read once more with all its bytes taken as the charset it names, and what that reads better is taken from
 * there. The files keep their bytes from the first reading.
 */
export async function withGuessedCharset(
  raw: Uint8Array,
  email: Email,
  options: PostalMimeOptions,
): Promise<Email> {
  const fixHeaders = lostInHeaders(email);
  if (raw.length > LARGEST || !(fixHeaders || lost(email.text) + lost(email.html) > 0)) return email;
  const guess = await PostalMime.parse(new TextEncoder().encode(decoderFor(email).decode(raw)), options);
  const better = (now?: string, guessed?: string) => (lost(guessed) < lost(now) ? guessed : now);
  return {
    ...(fixHeaders ? guess : email),
    text: better(email.text, guess.text),
    html: better(email.html, guess.html),
    attachments: email.attachments,
  };
}
