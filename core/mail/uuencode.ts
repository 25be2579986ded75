/** A file that a mail of the time before MIME carries in its text. */
export interface UuFile {
  readonly name: string;
  readonly content: Uint8Array;
}

const BEGIN = /^begin [0-7]{3,4} (\S[^\r\n]{0,254})$/;

/** One line: its first character tells how many bytes follow. null = not a line of such a file. */
function decodeLine(line: string): Uint8Array | null {
  const size = (line.charCodeAt(0) - 32) & 63;
  const needed = 1 + Math.ceil(size / 3) * 4;
  // Blanks at the end of a line are often lost on the way; a longer line is no uuencode.
  if (line.length > needed + 2 || /[^\x20-\x60]/.test(line)) return null;
  const body = line.slice(1).padEnd(needed - 1, ' ');
  const bytes = new Uint8Array(size);
  for (let i = 0; i < size; i++) {
    const group = Math.floor(i / 3) * 4;
    const bits = [0, 1, 2, 3].reduce((sum, k) => (sum << 6) | ((body.charCodeAt(group + k) - 32) & 63), 0);
    bytes[i] = bits >> (16 - 8 * (i % 3));
  }
  return bytes;
}

/** Reads the file that begins at a line; null = it only looks like one. */
function readFile(lines: readonly string[], start: number): { file: UuFile; next: number } | null {
  const name = BEGIN.exec(lines[start] ?? '')?.[1];
  if (name === undefined) return null;
  const parts: number[] = [];
  for (let i = start + 1; i < lines.length; i++) {
    const line = lines[i] || '`'; // an empty last line stands for «0 bytes»
    if (line.trimEnd() === 'end') {
      return { file: { name: name.trimEnd(), content: Uint8Array.from(parts) }, next: i + 1 };
    }
    const bytes = decodeLine(line);
    if (!bytes) return null;
    for (const byte of bytes) parts.push(byte);
  }
  return null;
}

/** Takes uuencoded files out of a text. What does not decode to its `end` stays in the text. */
export function takeUuFiles(text: string): { text: string; files: UuFile[] } {
  if (!/^begin [0-7]{3,4} /m.test(text)) return { text, files: [] };
  const lines = text.split('\n');
  const kept: string[] = [];
  const files: UuFile[] = [];
  // After one that has no end no other can have one before it: each line is decoded at most twice.
  let lastEnd = lines.length - 1;
  while (lastEnd >= 0 && lines[lastEnd]?.trimEnd() !== 'end') lastEnd--;
  for (let i = 0; i < lines.length; ) {
    const read = i < lastEnd ? readFile(lines, i) : null;
    if (read) files.push(read.file);
    else kept.push(lines[i] ?? '');
    i = read ? read.next : i + 1;
  }
  return { text: kept.join('\n'), files };
}
