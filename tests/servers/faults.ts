/** What goes wrong between a connector and its server, for every request until it is taken away. */
export type Fault =
  /** The server did what was asked; the line dies before its answer. */
  | 'drop-answer'
  /** The same, but nothing is heard: the caller has to give up by itself. */
  | 'stall-after'
  /** Nothing is done and nothing is heard. */
  | 'stall'
  /** The line dies before the server does anything. */
  | 'cut'
  /** The server did it, and a proxy's error page comes back, with status 200. */
  | 'rubbish'
  /** The network sends the request twice, as browsers do when a kept connection dies. */
  | 'repeat'
  /** News comes late, twice and in another order. */
  | 'reorder'
  | 401
  | 403
  /** Somebody called Winner was faster. */
  | 409
  /** Too many requests; again in `RETRY_AFTER` seconds. */
  | 429
  | 500;

export const FAULTS: readonly Fault[] = [
  'drop-answer',
  'stall-after',
  'stall',
  'cut',
  'rubbish',
  'repeat',
  'reorder',
  401,
  403,
  409,
  429,
  500,
];

export const RETRY_AFTER = 90;
export const WINNER = 'Winner';

/** Whether the server carries a request out under this fault. */
export const carriesOut = (fault: Fault | null) =>
  fault === null ||
  fault === 'drop-answer' ||
  fault === 'stall-after' ||
  fault === 'rubbish' ||
  fault === 'repeat' ||
  fault === 'reorder';
