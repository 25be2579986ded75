/** Looked up at most; a longer selection is a list, and nobody's page. */
const MOST = 5;
const MAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
/** Fewer digits are no number that anybody is written to at. */
const FEWEST = 6;

/** Mail addresses and numbers in a selected text, each once; the plans of the world come only if there are digits. */
export async function addressesIn(text: string, site: string): Promise<string[]> {
  const mails = [...text.matchAll(MAIL)].map(([address]) => address.toLowerCase());
  const rest = text.replace(MAIL, ' ');
  const numbers: string[] = [];
  if (rest.replace(/\P{Nd}/gu, '').length >= FEWEST) {
    const [{ numbersIn }, { guessCountries }] = await Promise.all([
      import('@/core/numbers/parse'),
      import('@/core/numbers/guess'),
    ]);
    const [country = '', ...others] = guessCountries({
      page: `https://${site}`,
      languages: navigator.languages,
    });
    for (const { e164, isValid } of numbersIn(rest, { country, others })) if (isValid) numbers.push(e164);
  }
  return [...new Set([...mails, ...numbers])].slice(0, MOST);
}
