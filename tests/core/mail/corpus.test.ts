// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { type ImportStep, readMails } from '@/core/mail/read-mails';
import type { IncomingMail, SkippedMail } from '@/core/mail/types';
import { CORPUS_SIZE, corpusMails, corpusMbox, hasCorpus } from '../../run/corpus';

/** All steps of reading, without keeping the bytes of files. */
async function readAll(files: Parameters<typeof readMails>[0]) {
  const mails: IncomingMail[] = [];
  const skipped: SkippedMail[] = [];
  const stored = new Set<string>();
  const take: Record<ImportStep['kind'], (step: ImportStep) => void> = {
    file: (step) => step.kind === 'file' && step.chunk.last && stored.add(step.chunk.id),
    mails: (step) => step.kind === 'mails' && mails.push(...step.mails),
    skipped: (step) => step.kind === 'skipped' && skipped.push(step.skipped),
    progress: () => {},
  };
  for await (const step of readMails(files)) take[step.kind](step);
  return { mails, skipped, stored };
}

describe.skipIf(!hasCorpus())('the SpamAssassin corpus', () => {
  it('is read to the last mail, each parsed or listed, alone or out of one large mbox', {
    timeout: 60_000,
  }, async () => {
    const files = [...corpusMails()].map(({ name, bytes }) => Object.assign(new Blob([bytes]), { name }));
    const { mails, skipped, stored } = await readAll(files);
    console.log(
      `corpus: ${mails.length} of ${files.length} mails parsed, ${skipped.length} skipped`,
      skipped,
    );
    expect(files).toHaveLength(CORPUS_SIZE);
    expect(mails.length + skipped.length).toBe(CORPUS_SIZE);
    for (const { attachments } of mails) expect(attachments.every(({ file }) => stored.has(file))).toBe(true);
    expect(mails.filter((mail) => mail.from.address === '').length).toBeLessThan(20);
    expect(mails.filter((mail) => mail.date === null).length).toBeLessThan(5);
    const bodyless = mails.filter((mail) => mail.text + mail.html === '' && mail.attachments.length === 0);
    expect(bodyless.length).toBeLessThan(60);

    const mbox = Object.assign(new Blob([new Uint8Array(corpusMbox())]), { name: 'all.mbox' });
    const hashes = (all: readonly IncomingMail[]) => all.map((mail) => mail.hash).sort();
    expect(hashes((await readAll([mbox])).mails)).toEqual(hashes(mails));
  });
});
