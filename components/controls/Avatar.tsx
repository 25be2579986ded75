const HUES = 12;

/** The same name has the same hue everywhere, without storing anything. */
export function hueOf(name: string): number {
  let hash = 0;
  for (const letter of name.toLowerCase()) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return (hash % HUES) * (360 / HUES);
}

/** First letters of the first and last name; letters as people see them, so a flag or an accent stays whole. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /\p{L}|\p{N}/u.test(word));
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  const letters = ends.map((word = '') => word.match(/[\p{L}\p{N}]\p{M}*/u)?.[0] ?? '');
  return letters.join('').toLocaleUpperCase() || '?';
}

interface AvatarProps {
  readonly name: string;
  readonly large?: boolean;
}

/** A person as initials on a quiet colour. Decoration: the name stands beside it. */
export function Avatar({ name, large }: AvatarProps) {
  return (
    <span class={`avatar ${large ? 'large' : ''}`} style={{ '--hue': hueOf(name) }} aria-hidden="true">
      {initials(name)}
    </span>
  );
}
