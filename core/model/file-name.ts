/** Longest name that is kept, in UTF-16 units; every file system takes it with what a browser may append. */
const MOST = 150;
/** Up to two endings, as in `.tar.gz`: they say what kind of file it is, so they are never cut off. */
const ENDING = /(?:\.[\p{L}\p{N}]{1,10}){1,2}$/u;
/** Names of devices under Windows, with whatever ending; no file can have one. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** Cuts in the middle, between beginning and ending, and never through the two halves of one character. */
function shorten(name: string): string {
  if (name.length <= MOST) return name;
  const ending = ENDING.exec(name)?.[0] ?? '';
  const stem = name.slice(0, MOST - ending.length).replace(/\p{Cs}$/u, '');
  // A cut right behind a point or a blank would leave what no name may end with.
  return (stem + ending).replace(/[\s.]+$/, '');
}

/**
 * A file name that says what it is and stays one: no folders, no control or direction characters that disguise its
 * ending, no device, not hidden, not longer than a disk takes. The same however often it is applied.
 */
export function safeName(name: string): string {
  const plain = name
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[/\\:*?"<>|]/g, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  return shorten(plain.replace(DEVICE, '_$&')) || 'file';
}
