/**
 * How far a file of an outbox item has come, at desks that take files before the message. The item stays `queued`
 * meanwhile: no message has left, so it can be taken back and nothing about it is unclear.
 */
export interface Upload {
  /** What the desk calls it; '' = it has not got it yet. Once here, the file is never sent again. */
  readonly ref: string;
  /** Tries that ended badly. */
  readonly tries: number;
  /** Bytes that had left when the last try ended. */
  readonly sent: number;
}

/** One request that carries a file. */
export interface UploadRequest {
  readonly method: 'POST' | 'PUT' | 'PATCH';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The desk has the bytes before this one already. */
  readonly from: number;
  /** The bytes from this one on come with a later request; left out = the whole rest. */
  readonly to?: number | undefined;
}

/** What the desk said to it, whatever it said. */
export interface UploadAnswer {
  readonly status: number;
  /** `Retry-After`, `Location`, as they came; '' = not there. */
  readonly retryAfter: string;
  readonly location: string;
  readonly text: string;
}

/** A file to be carried to a desk; a connector hands it on to `carryFile` with each of its requests. */
export interface Carrying {
  /** Names it over the lives of the worker: what is on its way under this key is not begun again. */
  readonly key: string;
  readonly body: Blob;
  /** Bytes of the whole file that have left, those the desk had before included. */
  readonly onProgress: (sent: number) => void;
  /** Tries that ended badly before. */
  readonly tries: number;
  /** Gives it up; nothing else limits the whole. */
  readonly signal: AbortSignal;
}

/** A file's upload as stored; nothing was tried yet if there is none. */
export const NO_UPLOAD: Upload = { ref: '', tries: 0, sent: 0 };
