import { MboxSplitter, type RawMail, type SplitOptions } from '@/core/mail/mbox-splitter';
import { MAX_MAIL_BYTES } from '@/core/mail/types';

/** Anything whose bytes can be read in order: a File, a Blob. */
export interface ByteSource {
  stream(): ReadableStream<Uint8Array>;
}

/**
 * Every mail of an mbox or .eml, one at a time. Whoever reads slowly slows the reading of the file down, so the
 * whole file is never in memory.
 */
export async function* splitMbox(
  source: ByteSource,
  { single = false, maxBytes = MAX_MAIL_BYTES }: Partial<SplitOptions> = {},
): AsyncGenerator<RawMail, void, void> {
  const splitter = new MboxSplitter({ single, maxBytes });
  const reader = source.stream().getReader();
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read())
      yield* splitter.push(step.value);
    yield* splitter.end();
  } finally {
    // Also reached when the caller stops early: the file is let go at once.
    await reader.cancel().catch(() => {});
  }
}
