import type { Attachment } from './message.ts';

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

/**
 * Carries a file's bytes to a desk: with progress, without an end of its own, and on while the worker is stopped.
 * Asked again for a file that is on its way, it waits for that one. Errors: offline, stalled (no byte has moved for too long).
 */
export type Carry = (request: UploadRequest) => Promise<UploadAnswer>;

/** A file on its way to a desk. */
export interface FileToUpload {
  readonly attachment: Attachment;
  readonly size: number;
}

/** A file's upload as stored; nothing was tried yet if there is none. */
export const NO_UPLOAD: Upload = { ref: '', tries: 0, sent: 0 };
