/** Milliseconds without one byte moving, after which a line counts as stalled. A file as a whole has no limit. */
export const STALL = 20_000;
/** The same once all bytes were handed over: the system's own buffers still drain, and the desk looks at the file. */
export const ANSWER = 120_000;
