import { joined } from '@/core/mail/bytes';
import { isSeparator, LOOK_AHEAD, lineText, quotedFrom } from '@/core/mail/mbox-lines';

/** One mail as it lay in the file, or the notice that it was too large to be held. */
export interface RawMail {
  /** Offset in the file, in bytes. */
  readonly position: number;
  readonly size: number;
  /** The mbox line before it; '' in an .eml. */
  readonly fromLine: string;
  /** null = larger than the limit, passed over. */
  readonly bytes: Uint8Array<ArrayBuffer> | null;
}

/** How a file is to be cut. */
export interface SplitOptions {
  /** Without a From_ line at its start the whole file is one mail (.eml). */
  readonly single: boolean;
  /** A longer mail is passed over while it is read, so it never lies in memory whole. */
  readonly maxBytes: number;
}

const LF = 0x0a;
const CR = 0x0d;
const UPPER_F = 0x46;
const QUOTE = 0x3e;

/**
 * Cuts a stream of bytes into mails, holding one mail at most.
 *
 * ```
 * start ──From_ line──► mbox: cuts at separators, takes one `>` off quoted lines
 *   └─────otherwise───► single: one mail   (or mbox, the first piece without a From_ line)
 * ```
 */
export class MboxSplitter {
  readonly #options: SplitOptions;
  #mode: 'start' | 'mbox' | 'single' = 'start';
  /** Bytes that cannot be judged yet; never longer than two looks ahead. */
  #tail: Uint8Array = new Uint8Array();
  /** Where the next byte to be judged lies in the file. */
  #offset = 0;
  #afterBlank = false;
  #midLine = false;
  #position = 0;
  #fromLine = '';
  #size = 0;
  #pieces: Uint8Array[] = [];
  #found: RawMail[] = [];

  constructor(options: SplitOptions) {
    this.#options = options;
  }

  /** The mails that end in this chunk. */
  push(chunk: Uint8Array): RawMail[] {
    return this.#take(chunk, false);
  }

  /** The last one. */
  end(): RawMail[] {
    this.#take(new Uint8Array(), true);
    this.#finish();
    return this.#found;
  }

  #take(chunk: Uint8Array, isEnd: boolean): RawMail[] {
    this.#found = [];
    const data = this.#tail.length > 0 ? joined([this.#tail, chunk]) : chunk;
    const isKnown = this.#mode !== 'start' || isEnd || data.length >= LOOK_AHEAD;
    const start = isKnown && this.#mode === 'start' ? this.#start(data, isEnd) : 0;
    const used = isKnown ? this.#scan(data, start, isEnd) : 0;
    this.#tail = data.subarray(used);
    this.#offset += used;
    return this.#found;
  }

  /** Passes a byte order mark and blank lines and finds out what kind of file this is. */
  #start(data: Uint8Array, isEnd: boolean): number {
    let at = data[0] === 0xef && data[1] === 0xbb && data[2] === 0xbf ? 3 : 0;
    while (data[at] === LF || data[at] === CR) at++;
    const line = lineText(data.subarray(at));
    const end = data.indexOf(LF, at) + 1 || data.length;
    // A header's name is followed by a colon, so «From » at the very start can only be an mbox.
    const isMbox = /^From (?! *:)/.test(line) && (isEnd || end - at < LOOK_AHEAD);
    this.#mode = isMbox || !this.#options.single ? 'mbox' : 'single';
    this.#begin(this.#offset + at, isMbox ? line : '');
    return isMbox ? end : at;
  }

  /** Goes through whole lines; what it leaves at the end is judged again with more bytes. */
  #scan(data: Uint8Array, from: number, isEnd: boolean): number {
    let kept = from;
    let at = from;
    while (at < data.length) {
      const lf = data.indexOf(LF, at);
      const verdict = this.#midLine || this.#mode === 'single' ? 'keep' : this.#judge(data, at, lf, isEnd);
      if (verdict === 'wait') break;
      const end = lf < 0 ? data.length : lf + 1;
      if (verdict !== 'keep') {
        this.#keep(data.subarray(kept, at));
        kept = verdict === 'cut' ? end : at + 1;
      }
      this.#afterBlank = !this.#midLine && (end - at === 1 || (end - at === 2 && data[at] === CR)) && lf >= 0;
      if (verdict === 'cut') this.#cut(this.#offset + at, lineText(data.subarray(at, end)));
      this.#midLine = lf < 0;
      at = end;
    }
    this.#keep(data.subarray(kept, at));
    return at;
  }

  /** Cut at the line, take off its `>`, keep it, or wait until enough of it is there. */
  #judge(data: Uint8Array, at: number, lf: number, isEnd: boolean): 'cut' | 'unquote' | 'keep' | 'wait' {
    const first = data[at];
    if (first === CR && lf < 0 && data.length - at === 1) return isEnd ? 'keep' : 'wait';
    if (first === QUOTE) {
      const quoted = quotedFrom(data, at);
      return quoted === 'yes' ? 'unquote' : quoted === 'wait' && !isEnd ? 'wait' : 'keep';
    }
    if (first !== UPPER_F || !this.#afterBlank) return 'keep';
    const hasNext = lf >= 0 && data.indexOf(LF, lf + 1) >= 0;
    if (!hasNext && !isEnd && data.length - at < 2 * LOOK_AHEAD) return 'wait';
    if (lf < 0) return 'keep';
    return isSeparator(lineText(data.subarray(at)), lineText(data.subarray(lf + 1))) ? 'cut' : 'keep';
  }

  #keep(piece: Uint8Array) {
    this.#size += piece.length;
    if (this.#size > this.#options.maxBytes) this.#pieces = [];
    else if (piece.length > 0) this.#pieces.push(piece);
  }

  #cut(position: number, fromLine: string) {
    // Nothing lies before the first separator but blank lines.
    if (this.#fromLine !== '' || this.#size > 0) this.#finish();
    this.#begin(position, fromLine);
  }

  #begin(position: number, fromLine: string) {
    this.#position = position;
    this.#fromLine = fromLine;
    this.#size = 0;
    this.#pieces = [];
    this.#afterBlank = false;
  }

  #finish() {
    const all = this.#size > this.#options.maxBytes ? null : joined(this.#pieces);
    const bytes = all && this.#mode === 'mbox' ? withoutClosingLine(all) : all;
    this.#found.push({ position: this.#position, size: this.#size, fromLine: this.#fromLine, bytes });
    this.#pieces = [];
  }
}

/** An mbox writer ends each mail with a blank line that is not the mail's own. */
function withoutClosingLine(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const n = bytes.length;
  const end = n > 1 && bytes[n - 2] === CR ? n - 2 : n - 1;
  const closes = n > 0 && bytes[n - 1] === LF && (end === 0 || bytes[end - 1] === LF);
  return closes ? bytes.subarray(0, end) : bytes;
}
