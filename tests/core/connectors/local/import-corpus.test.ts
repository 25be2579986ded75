// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { change, openServer } from '@/core/connectors/local/server/database';
import { importMails } from '@/core/connectors/local/server/import-mail';
import { readMails } from '@/core/mail/read-mails';
import { corpusMbox, hasCorpus } from '../../../run/corpus';

/** The unit database is slow; the whole corpus goes through a real browser in the browser tests. */
const COUNT = 1200;

describe.skipIf(!hasCorpus())('real mail in the embedded desk', () => {
  it('is all there once, in threads, however often it is imported', { timeout: 90_000 }, async () => {
    const db = await openServer('corpus');
    const limits = { textLength: 0, attachments: 20, attachmentBytes: 1e7, attachmentTypes: [] };
    const channel = {
      id: 'ch-mail',
      name: 'mail',
      kind: 'email',
      address: '',
      limits,
      windowHours: 0,
      isPublic: false,
    } as const;
    const empty = {
      queues: [],
      agents: [],
      tags: [],
      quickReplies: [],
      fields: [],
      uses: { tags: true, sentiment: true },
    };
    await change(db, async (c) => {
      await c.store('directory').put({ key: 'directory', channels: [channel], ...empty });
    });
    const file = Object.assign(new Blob([new Uint8Array(corpusMbox(COUNT))]), { name: 'corpus.mbox' });
    for (const isFirst of [true, false]) {
      let [added, alreadyThere] = [0, 0];
      for await (const step of readMails([file])) {
        if (step.kind === 'file') {
          await change(
            db,
            async (c) => void (await c.store('files').put({ id: step.chunk.id, blob: new Blob() })),
          );
        }
        if (step.kind !== 'mails') continue;
        const counts = await importMails(db, step.mails, { ours: [], at: '2026-11-23T12:00:00Z' });
        added += counts.added;
        alreadyThere += counts.alreadyThere;
      }
      expect([added, alreadyThere]).toEqual(isFirst ? [COUNT, 0] : [0, COUNT]);
    }
    const cases = await db.getAll('cases');
    const messages = (await db.getAll('messages')).filter((entry) => entry.kind === 'message');
    console.log(`corpus: ${COUNT} mails in ${cases.length} cases, ${await db.count('contacts')} contacts`);
    expect(messages).toHaveLength(COUNT);
    expect(cases.reduce((sum, each) => sum + each.revision, 0)).toBe(COUNT);
    expect(cases.length).toBeLessThan(COUNT * 0.8);
    expect(Math.max(...cases.map((each) => each.revision))).toBeLessThan(100);
    const ids = new Set(cases.map((each) => each.id));
    expect(messages.every((entry) => ids.has(entry.case))).toBe(true);
    db.close();
  });
});
