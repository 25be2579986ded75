import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { type ImportStep, type MailFile, readMails } from '@/core/mail/read-mails';
import { MAX_MESSAGE, MailBatchSchema, MailFileChunkSchema } from '@/core/mail/types';
import { aMail, bytes, source } from './fixtures';

const aFile = (name: string, content: string): MailFile => ({
  name,
  size: content.length,
  ...source(bytes(content)),
});
const mbox = (...mails: string[]) =>
  mails.map((mail) => `From a@b Thu Aug 22 13:17:22 2002\n${mail}\n`).join('');

async function steps(...files: MailFile[]) {
  const all: ImportStep[] = [];
  for await (const step of readMails(files)) all.push(step);
  return all;
}
const batches = (all: readonly ImportStep[]) =>
  all.flatMap((step) => (step.kind === 'mails' ? [step.mails] : []));

describe('reading mail files step by step', () => {
  it('goes on after a file that cannot be opened', async () => {
    const stream = () =>
      new ReadableStream<Uint8Array>({
        pull: () => Promise.reject(new DOMException('gone', 'NotFoundError')),
      });
    const all = await steps({ name: 'gone.mbox', size: 7, stream }, aFile('one.eml', aMail()));
    expect(all).toContainEqual({
      kind: 'skipped',
      skipped: { file: 'gone.mbox', number: 0, position: 0, size: 7, subject: '', reason: 'unreadable' },
    });
    expect(batches(all).flat()).toHaveLength(1);
  });

  it('sends what the border accepts, in messages of a megabyte', async () => {
    const large = Array.from({ length: 9 }, (_, i) =>
      aMail({ Subject: `L${i}` }, `${'é'.repeat(200_000)}\n`),
    );
    const small = Array.from({ length: 60 }, (_, i) => aMail({ Subject: `S${i}` }));
    const all = await steps(aFile('a.mbox', mbox(...large, ...small)));
    for (const mails of batches(all)) {
      expect(JSON.stringify(mails).length).toBeLessThanOrEqual(MAX_MESSAGE + 1000);
      v.parse(MailBatchSchema, JSON.parse(JSON.stringify({ mails, ours: [] })));
    }
    expect(batches(all).flat()).toHaveLength(69);
  });

  it('brings the files of a mail before the mail, also empty ones', async () => {
    const part = (name: string, body: string) =>
      `--b\nContent-Disposition: attachment; filename=${name}\n\n${body}\n`;
    const body = `${part('full.bin', 'x')}${part('empty.bin', '')}--b--\n`;
    const all = await steps(aFile('a.eml', aMail({ 'Content-Type': 'multipart/mixed; boundary=b' }, body)));
    const chunks = all.flatMap((step) =>
      step.kind === 'file' ? [v.parse(MailFileChunkSchema, step.chunk)] : [],
    );
    const [mail] = batches(all).flat();
    expect(chunks.map((chunk) => chunk.id)).toEqual(mail?.attachments.map((attachment) => attachment.file));
    expect(all.findIndex((step) => step.kind === 'mails')).toBeGreaterThan(
      all.findLastIndex((step) => step.kind === 'file'),
    );
  });

  it('tells how far it is, up to the last byte', async () => {
    const [one, two] = [aFile('1.mbox', mbox(aMail(), aMail())), aFile('2.eml', aMail())];
    const bytesRead = (await steps(one, two)).flatMap((step) =>
      step.kind === 'progress' ? [step.bytes] : [],
    );
    expect(bytesRead).toEqual([...bytesRead].sort((a, b) => a - b));
    expect(bytesRead.at(-1)).toBe(one.size + two.size);
  });

  it('lets go of the file when whoever reads has had enough', async () => {
    let cancelled = false;
    const stream = () =>
      new ReadableStream<Uint8Array>({
        pull: (controller) => controller.enqueue(bytes(mbox(aMail()))),
        cancel: () => {
          cancelled = true;
        },
      });
    for await (const step of readMails([{ name: 'endless.mbox', size: 1e12, stream }]))
      if (step.kind === 'mails') break;
    expect(cancelled).toBe(true);
  });
});
