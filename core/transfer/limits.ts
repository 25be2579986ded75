/**
 * Milliseconds without one byte moving, after which a line counts as stalled. A file as a whole has no limit. «Moving» is
 * what the browser hands to the system, whose buffers take up to a megabyte at once: on a line of 1 Mbit/s, five
 * seconds pass between two moves. So a try after one that stalled is given twice as long, or a slow line never ends.
 */
export const STALL = 20_000;
/** The same once the last byte was handed over: the buffers drain, and the desk looks at the file. */
export const ANSWER = 120_000;
