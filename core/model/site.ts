/** The origin of what somebody typed as a site: `crm.example.com`, an address, `http://localhost:3000`; '' if none. */
export function originOf(typed: string): string {
  const text = typed.trim();
  if (text === '' || /\s/.test(text)) return '';
  try {
    const url = new URL(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`);
    // A single word is a search, not a site; only `localhost` has no dot and is meant.
    const isSite =
      /^https?:$/.test(url.protocol) && (url.hostname.includes('.') || url.hostname === 'localhost');
    return isSite ? url.origin : '';
  } catch {
    return '';
  }
}

/** The site as browsers grant it: Firefox knows no ports in patterns, so a grant is for the whole host. */
export function sitePattern(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}
