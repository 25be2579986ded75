const ADDRESS = /^[^\s@<>]+@[^\s@<>]+$/;

/** Addresses typed with commas, blanks or lines between them; `wrong` is the first that is none. */
export function parseAddresses(text: string): { addresses: string[]; wrong: string } {
  const words = text.split(/[\s,;]+/).filter((word) => word !== '');
  const wrong = words.find((word) => !ADDRESS.test(word)) ?? '';
  return { addresses: words.map((word) => word.toLowerCase()), wrong };
}
