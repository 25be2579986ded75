/** «Re:» as mail programs of many languages write it. */
const REPLY =
  'r[eé]f?|aw|antw(?:ort)?|sv|vs|res|rif|r|odp|ynt|vá|bls|atb|yan|ref|回复|回覆|答复|答覆|返信|답장|отв(?:ет)?|на|απ|σχετ|תגובה|رد';
/** «Fwd:», likewise. A forwarded mail starts something new: it is no reply. */
const FORWARD =
  'fwd?|wg|wtr|enc|rv|tr|i|pd|doorst|vl|vb|vidb|továbbítás|ilt|i̇lt|转发|轉寄|轉發|転送|전달|пересл|fs|πρθ|הועבר|إعادة توجيه';
const PREFIX = new RegExp(
  `\\s*(?:(${REPLY})|(?:${FORWARD}))(?:\\s?[[(]\\d{1,3}[\\])]|\\s?\\*\\d{1,3})?\\s?[:：]`,
  'iuy',
);
/** A mailing list's mark. Not one with digits: those are ticket numbers, which tell cases apart. */
const LIST_MARK = /\s*\[[^\][\d]{1,40}\](?=\s*\S)/uy;

/** Matches a pattern exactly at a position. */
function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Walks over «Re: [list] Fwd: …» and tells where the subject itself begins. */
function prefixes(subject: string): { end: number; isReply: boolean; isForward: boolean } {
  let end = 0;
  let isReply: boolean | null = null;
  for (;;) {
    const prefix = matchAt(PREFIX, subject, end);
    // The outermost prefix decides: «Fwd: Re: …» is a forwarded reply.
    if (prefix) isReply ??= prefix[1] !== undefined;
    const found = prefix ?? matchAt(LIST_MARK, subject, end);
    if (!found) return { end, isReply: isReply ?? false, isForward: isReply === false };
    end += found[0].length;
  }
}

/** Whether the subject says that the mail answers another one. */
export const isReplySubject = (subject: string) => prefixes(subject).isReply;

/** What is left when reply, forward and list marks are gone, for comparing only. */
export const normaliseSubject = (subject: string) =>
  subject.slice(prefixes(subject).end).normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();

/** Longest subject an answer begins with, in characters; a header line of a mail has room for 998. */
const LONGEST = 900;
const start = (subject: string) => [...subject.slice(0, 4 * LONGEST).trim()].slice(0, LONGEST).join('');

/** The subject of an answer: `Re:` in front, unless it says so already in any language. */
export const replySubject = (subject: string) =>
  prefixes(subject).isReply ? start(subject) : `Re: ${start(subject)}`.trim();

/** The subject of a forwarded mail, likewise with `Fwd:`. */
export const forwardSubject = (subject: string) =>
  prefixes(subject).isForward ? start(subject) : `Fwd: ${start(subject)}`.trim();
