/** What may tell which country a number without its country is from. */
export interface GuessFrom {
  /** Addresses of what the number was found on; only the ending of its host is looked at. */
  readonly page?: string;
  /** The number of the desk's channel that would write. */
  readonly channelCountry?: string;
  /** BCP 47 tags, the likeliest first: the contact's, the agent's. */
  readonly languages?: readonly string[];
}

// Endings that are bought for their sound, not for the country.
const NO_COUNTRY = new Set([
  'ai',
  'cc',
  'cd',
  'co',
  'fm',
  'gg',
  'io',
  'ly',
  'me',
  'nu',
  'sh',
  'st',
  'to',
  'tv',
  'vc',
  'ws',
]);

function ofHost(page: string): string {
  const host = URL.parse(page)?.hostname ?? '';
  const ending = host.split('.').at(-1) ?? '';
  if (!/^[a-z]{2}$/.test(ending)) return '';
  // `.com.co` is a Colombian shop, `.co` alone may be anybody.
  const isOwn = /\.(?:com|net|org|gov|gob|edu)\.[a-z]{2}$/.test(host);
  if (NO_COUNTRY.has(ending) && !isOwn) return '';
  return ending === 'uk' ? 'GB' : ending.toUpperCase();
}

function region(tag: string, likely: boolean): string {
  try {
    const locale = new Intl.Locale(tag);
    return (likely ? locale.maximize().region : locale.region) ?? '';
  } catch {
    // Not a language tag: it says nothing.
    return '';
  }
}

/**
 * Countries in the order in which a number without one is tried: the page's, the channel's, those that the languages
 * name, then those where most people speak them.
 */
export function guessCountries({ page = '', channelCountry = '', languages = [] }: GuessFrom): string[] {
  const all = [
    ofHost(page),
    channelCountry,
    ...languages.map((tag) => region(tag, false)),
    ...languages.map((tag) => region(tag, true)),
  ];
  return [...new Set(all.filter((country) => /^[A-Z]{2}$/.test(country)))];
}

/** The likeliest of them; '' = nothing tells. */
export const guessCountry = (from: GuessFrom): string => guessCountries(from)[0] ?? '';
