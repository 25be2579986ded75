import { fireEvent, render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { ImportPanel } from '@/components/settings/import/ImportPanel';
import type { ReadFiles } from '@/components/settings/import/mail-import';
import { readMails } from '@/core/mail/read-mails';
import type { ImportCounts, MailBatch, MailFileChunk, MailImportCalls } from '@/core/mail/types';
import { CasebarError } from '@/core/model/errors';
import { aMail } from '../../../core/mail/fixtures';

/** Reading without a worker; everything else is the real thing. */
const read: ReadFiles = (files) => readMails(files);
const aFile = (name: string, ...content: string[]) => new File(content, name);
const mbox = (...mails: string[]) =>
  mails.map((mail) => `From a@b Thu Aug 22 13:17:22 2002\n${mail}\n`).join('');
const withAttachment = (bytes: number) =>
  aMail(
    { 'Content-Type': 'multipart/mixed; boundary=b' },
    `--b\nContent-Type: video/mp4; name=v.mp4\nContent-Transfer-Encoding: base64\n\n${btoa('x'.repeat(bytes))}\n--b--\n`,
  );

/** A background that remembers what it was given. */
function aDesk(over: Partial<MailImportCalls> = {}) {
  const seen = { batches: [] as MailBatch[], chunks: [] as MailFileChunk[] };
  const known = new Set<string>();
  const send: MailImportCalls = {
    async importBatch(batch): Promise<ImportCounts> {
      seen.batches.push(batch);
      const fresh = batch.mails.filter((mail) => !known.has(mail.hash) && known.add(mail.hash));
      const cases = fresh.map((mail) => mail.subject);
      return { added: fresh.length, alreadyThere: batch.mails.length - fresh.length, cases, merged: [] };
    },
    putFile: async (chunk) => void seen.chunks.push(chunk),
    ...over,
  };
  return { send, seen };
}

/** Gives files to the hidden input, as the browser's own dialog does. */
function choose(container: Element, ...files: File[]) {
  const input = container.querySelector('[data-pick=files]');
  if (!input) throw new Error('nothing to choose with');
  Object.defineProperty(input, 'files', { value: files, configurable: true });
  fireEvent.change(input);
}

describe('importing mail on the options page', () => {
  it('brings the mails of several files to the desk and says what became of them', async () => {
    const { send, seen } = aDesk();
    const { container } = render(<ImportPanel send={send} read={read} />);
    const [a, b] = [aMail({ Subject: 'A' }), aMail({ Subject: 'B' })];
    choose(container, aFile('two.mbox', mbox(a, b, a)), aFile('one.eml', b), aFile('.DS_Store', 'x'));
    await screen.findByText('Import finished');
    expect(screen.getByText('2 mails added in 2 cases')).toBeTruthy();
    expect(screen.getByText('2 were there already')).toBeTruthy();
    expect(seen.batches.flatMap((batch) => batch.mails.map((mail) => mail.subject))).toEqual([
      'B',
      'A',
      'B',
      'A',
    ]);
  });

  it('lists what was skipped, with file, place, subject and reason', async () => {
    const { send } = aDesk();
    const { container } = render(<ImportPanel send={send} read={read} />);
    choose(
      container,
      aFile('a.mbox', mbox(aMail(), 'Odd-Header: x\n')),
      aFile('photo.jpg', 'JFIF'),
      aFile('e.eml', ''),
    );
    await screen.findByText('3 mails skipped');
    const list = screen.getByText('Show what was skipped').parentElement?.textContent;
    expect(list).toContain('Mail 2 in a.mboxIt is no mail.');
    expect(list).toContain(
      'Mail 1 in photo.jpgphoto.jpg is neither .mbox nor .eml. Nothing was read from it.',
    );
    expect(list).toContain('Mail 1 in e.emlIt is empty.');
  });

  it('tells the desk which addresses are ours, and takes nothing while one is mistyped', async () => {
    const { send, seen } = aDesk();
    const { container } = render(<ImportPanel send={send} read={read} />);
    const field = screen.getByLabelText('Our addresses');
    await userEvent.type(field, 'Help@Shop.example, info');
    expect(screen.getByText('info is not an e-mail address. Example: help@shop.example')).toBeTruthy();
    expect(screen.getByText('Choose files').closest('button')?.getAttribute('aria-disabled')).toBe('true');
    await userEvent.type(field, '@shop.example');
    choose(container, aFile('one.eml', aMail()));
    await screen.findByText('Import finished');
    expect(seen.batches[0]?.ours).toEqual(['help@shop.example', 'info@shop.example']);
  });

  it('sends a large attachment in pieces before its mail', async () => {
    const { send, seen } = aDesk();
    const { container } = render(<ImportPanel send={send} read={read} />);
    choose(container, aFile('one.eml', withAttachment(2_000_000)));
    await screen.findByText('1 mail added in 1 case');
    expect(seen.chunks.map(({ index, last }) => [index, last])).toEqual([
      [0, false],
      [1, false],
      [2, true],
    ]);
    expect(Math.max(...seen.chunks.map((chunk) => chunk.base64.length))).toBeLessThanOrEqual(1024 * 1024);
    const bytes = seen.chunks.reduce((sum, chunk) => sum + atob(chunk.base64).length, 0);
    expect(seen.batches[0]?.mails[0]?.attachments).toMatchObject([
      { name: 'v.mp4', size: bytes, file: seen.chunks[0]?.id },
    ]);
  });

  it('sends a file anew when the background was stopped in the middle of it', async () => {
    const kept: number[] = [];
    let forgets = 1;
    const { send } = aDesk({
      async putFile({ index }) {
        if (index === 2 && forgets-- > 0) kept.length = 0;
        if (index === 0) kept.length = 0;
        if (index !== kept.length) throw new CasebarError('conflict');
        kept.push(index);
      },
    });
    const { container } = render(<ImportPanel send={send} read={read} />);
    choose(container, aFile('one.eml', withAttachment(2_000_000)));
    await screen.findByText('1 mail added in 1 case');
    expect(kept).toEqual([0, 1, 2]);
  });

  it('stops between mails on request; what is in stays', async () => {
    const gate = Promise.withResolvers<void>();
    const desk = aDesk();
    const slow: MailImportCalls['importBatch'] = async (batch) => {
      const counts = await desk.send.importBatch(batch);
      await gate.promise;
      return counts;
    };
    const { container } = render(<ImportPanel send={{ ...desk.send, importBatch: slow }} read={read} />);
    const mails = Array.from({ length: 120 }, (_, i) => aMail({ Subject: `S${i}` }));
    choose(container, aFile('many.mbox', mbox(...mails)));
    await waitFor(() => expect(desk.seen.batches).toHaveLength(1));
    fireEvent.click(screen.getByText('Stop import'));
    gate.resolve();
    await screen.findByText('Import stopped. What was read so far is kept.');
    expect(screen.getByText('50 mails added in 50 cases')).toBeTruthy();
    expect(desk.seen.batches).toHaveLength(1);
  });

  it('says when the desk refuses, and a second try adds nothing twice', async () => {
    const desk = aDesk();
    let refuse = true;
    const importBatch: MailImportCalls['importBatch'] = async (batch) => {
      if (refuse && desk.seen.batches.length === 1) throw new CasebarError('storage');
      return desk.send.importBatch(batch);
    };
    const { container } = render(<ImportPanel send={{ ...desk.send, importBatch }} read={read} />);
    const mails = Array.from({ length: 70 }, (_, i) => aMail({ Subject: `S${i}` }));
    choose(container, aFile('many.mbox', mbox(...mails)));
    await screen.findByText(/The import stopped because the desk did not take a mail/);
    expect(screen.getByText('50 mails added in 50 cases')).toBeTruthy();
    refuse = false;
    fireEvent.click(screen.getByText('Try again'));
    await screen.findByText('Import finished');
    expect(screen.getByText('20 mails added in 20 cases')).toBeTruthy();
    expect(screen.getByText('50 were there already')).toBeTruthy();
  });
});
