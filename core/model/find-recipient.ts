/** Somebody who could be written to. */
export interface KnownRecipient {
  readonly name: string;
  /** Lower case. */
  readonly address: string;
}

/** Lower case without accents: `Ã` is found by `a`. */
const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .trim();

/**
 * How well somebody fits what is typed: 0 = name or address begin with it, 1 = words of the name do, 2 = parts of the
 * address; -1 = not at all. Every typed word must be found.
 */
export function fitOf({ name, address }: KnownRecipient, typed: string): number {
  const wanted = plain(typed);
  if (wanted === '') return -1;
  const ownName = plain(name);
  const ownAddress = plain(address);
  if (ownName.startsWith(wanted) || ownAddress.startsWith(wanted)) return 0;
  const words = wanted.split(/\s+/);
  const all = (parts: readonly string[]) =>
    words.every((word) => parts.some((part) => part.startsWith(word)));
  if (all(ownName.split(/[^\p{L}\p{N}]+/u))) return 1;
  return all([...ownName.split(/[^\p{L}\p{N}]+/u), ...ownAddress.split(/[@._-]/), ownAddress]) ? 2 : -1;
}

/** The best of them for what is typed, each address once. */
export function bestRecipients(
  people: Iterable<KnownRecipient>,
  typed: string,
  most: number,
): KnownRecipient[] {
  const found = new Map<string, KnownRecipient & { readonly fit: number }>();
  for (const { name, address } of people) {
    const fit = fitOf({ name, address }, typed);
    const before = found.get(address);
    // The same address may stand under several contacts: one with a name says more.
    if (fit >= 0 && (!before || fit < before.fit || before.name === ''))
      found.set(address, { name, address, fit });
  }
  return [...found.values()]
    .sort((a, b) => a.fit - b.fit || (a.name || a.address).localeCompare(b.name || b.address))
    .slice(0, most)
    .map(({ name, address }) => ({ name, address }));
}

/** A contact with the address for one kind of channel. */
export interface FoundContact extends KnownRecipient {
  readonly id: string;
}

const digits = (text: string) => text.replace(/\D/g, '');

/** Contacts that have an address and fit what is typed; a number also by the digits in its middle, as people know it. */
export function bestContacts(people: readonly FoundContact[], typed: string, most: number): FoundContact[] {
  const isNumber = /^[\d\s()+.-]{3,}$/.test(typed.trim());
  const howWell = (one: FoundContact) =>
    isNumber && digits(one.address).includes(digits(typed)) ? 1 : fitOf(one, typed);
  return people
    .filter(({ address }) => address.trim() !== '')
    .map((one) => ({ one, fit: howWell(one) }))
    .filter((found) => found.fit >= 0)
    .sort((a, b) => a.fit - b.fit || (a.one.name || a.one.address).localeCompare(b.one.name || b.one.address))
    .slice(0, most)
    .map(({ one }) => one);
}
