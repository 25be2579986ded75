/** Everything that ends a line, and tabs: not allowed in a value. */
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]/u;
/** More than four blanks in a row; also those that only look like blanks. */
const WIDE = /[\p{Zs}]{5,}/u;
/** Control signs, direction marks, marks without width, halves of a letter. Joiners are looked at by their neighbours. */
const HIDDEN =
  /[\p{Cc}\p{Cs}\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|\u034f/gu;
/** Marks without width that join signs, or keep them apart. */
const JOINERS = /[\u200c\u200d]+/gu;
/** A letter of a script that is written with joiners (Persian, Hindi); Latin, Greek and Cyrillic never are. */
const LETTER = /^(?![\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}])[\p{L}\p{M}]$/u;
const EMOJI = /^(?:[\p{Extended_Pictographic}\p{EMod}]|\ufe0f)$/u;

/** Between letters, or parts of an emoji (family, flag), one joiner means something; anywhere else it hides. */
function joins(run: string, before: string, after: string): boolean {
  if (LETTER.test(before) && LETTER.test(after)) return run.length === 1;
  return run === '\u200d' && EMOJI.test(before) && EMOJI.test(after);
}

const unseen = (text: string) =>
  text.replace(HIDDEN, '').replace(JOINERS, (run, at: number, whole: string) => {
    // Whole signs, not halves: those of emoji take two places.
    const before = [...whole.slice(Math.max(0, at - 2), at)].at(-1) ?? '';
    const [after = ''] = whole.slice(at + run.length, at + run.length + 2);
    return joins(run, before, after) ? run : '';
  });

/** Whether a value has a line break or a tab. */
export const hasBreak = (text: string): boolean => BREAKS.test(text);
/** Whether a value has more than four blanks in a row. */
export const hasWideGap = (text: string): boolean => WIDE.test(text);
/** Whether a value has something in it that nobody sees: pasted text has, and so have forged names. */
export const hasHidden = (text: string): boolean => {
  const visible = text.replace(/[\t\n\v\f\r\u0085]/g, ' ');
  return unseen(visible) !== visible;
};

/** A value as a template takes it: one line, no wide gaps, nothing that cannot be seen. What is right stays as it is. */
export function cleanValue(text: string): string {
  const oneLine = text.replace(/[\p{Zs}\t\n\v\f\r\u0085\u2028\u2029]+/gu, (run) =>
    BREAKS.test(run) || run.length > 4 ? ' ' : run,
  );
  // What is taken out may bring blanks together.
  return unseen(oneLine)
    .replace(/\p{Zs}{5,}/gu, ' ')
    .trim();
}
