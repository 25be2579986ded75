// @vitest-environment node
import { beforeEach, describe, expect, test } from 'vitest';
import browser from 'webextension-polyfill';
import type { Draft } from '@/core/model/draft';
import { closeDatabase, database } from '@/core/store/database';
import { fileById } from '@/core/store/files';
import { enqueue } from '@/core/store/outbox';
import { putFile, readFile } from '@/core/workflow/files';
import { dropSentDrafts, keepDrafts } from '@/core/workflow/keep-drafts';
import { anItem, minutesAfterNoon } from '../../fixtures/model';

const aDraft = (over: Partial<Draft> = {}): Draft => ({
  id: 'd1',
  case: 'local:1',
  tab: 'reply',
  agent: 'ana',
  text: 'Dear',
  attachments: [],
  savedAt: minutesAfterNoon(0),
  ...over,
});
const saved = (draft: unknown) => keepDrafts({ 'draft:local:1:reply:ana': { newValue: draft } });
const versions = async () => (await database()).getAll('drafts');

beforeEach(() => closeDatabase());

describe('drafts', () => {
  test('writing on is one version, a pause or another draft begins the next', async () => {
    await saved(aDraft());
    await saved(aDraft({ text: 'Dear C', savedAt: minutesAfterNoon(0.2) }));
    expect((await versions()).map(({ text }) => text)).toEqual(['Dear C']);
    await saved(aDraft({ text: 'Dear Carla', savedAt: minutesAfterNoon(3) }));
    await saved(aDraft({ id: 'd2', text: 'Other', savedAt: minutesAfterNoon(3.1) }));
    expect((await versions()).map(({ text }) => text)).toEqual(['Dear C', 'Dear Carla', 'Other']);
  });

  test('the last twenty versions are kept', async () => {
    for (let n = 0; n < 30; n++) await saved(aDraft({ text: `${n}`, savedAt: minutesAfterNoon(n) }));
    expect((await versions()).map(({ text }) => text)).toEqual(
      Array.from({ length: 20 }, (_, n) => `${n + 10}`),
    );
  });

  test('what is no draft is left alone', async () => {
    for (const value of [null, undefined, 'x', { id: 'd1' }, aDraft({ text: 'x'.repeat(1_000_001) })])
      await saved(value);
    await keepDrafts({ theme: { newValue: aDraft() } });
    expect(await versions()).toEqual([]);
  });

  test('after a crash a draft that is in the outbox already goes, any other stays', async () => {
    const { text } = aDraft();
    const action = { kind: 'reply', text: `${text}\n\n-- \nAna`, attachments: [], status: null } as const;
    await enqueue(anItem({ id: 'd1', action }), null, 'deliver:local');
    await browser.storage.local.set({
      'draft:local:1:reply:ana': aDraft(),
      'draft:local:2:reply:ana': aDraft({ id: 'd2', case: 'local:2' }),
      'draft:local:3:reply:ana': { id: 'd1', broken: true },
      // Written on since: it is not what went out.
      'draft:local:4:reply:ana': aDraft({ case: 'local:4', text: `${text}, and more` }),
    });
    await dropSentDrafts();
    const keys = Object.keys(await browser.storage.local.get()).filter((key) => key.startsWith('draft:'));
    expect(keys.sort()).toEqual([2, 3, 4].map((n) => `draft:local:${n}:reply:ana`));
  });
});

describe('files', () => {
  const piece = (index: number, last: boolean, bytes: Uint8Array<ArrayBuffer>) => ({
    id: 'f1',
    index,
    last,
    base64: Buffer.from(bytes).toString('base64'),
    name: 'a.bin',
    type: 'application/octet-stream',
  });
  const bytes = Uint8Array.from({ length: 2_000_000 }, (_, n) => (n * 7) % 256);
  const cut = (n: number) => bytes.slice(n * 700_000, (n + 1) * 700_000);

  test('pieces become the file, and it is read back in slices byte for byte', async () => {
    for (const n of [0, 1, 2]) await putFile(piece(n, n === 2, cut(n)));
    const parts: Buffer[] = [];
    for (let at = 0; ; ) {
      const slice = await readFile('local:1', 'f1', at);
      parts.push(Buffer.from(slice.base64, 'base64'));
      at += parts.at(-1)?.length ?? 0;
      if (at >= slice.size) break;
    }
    expect(parts.length).toBeGreaterThan(1);
    expect(Buffer.concat(parts).equals(bytes)).toBe(true);
  });

  test('a missing piece is said, and the file can be begun anew', async () => {
    await putFile(piece(0, false, cut(0)));
    await expect(putFile(piece(2, true, cut(2)))).rejects.toMatchObject({ code: 'conflict' });
    expect(await fileById('f1')).toBeUndefined();
    await putFile(piece(0, true, cut(0)));
    expect((await fileById('f1'))?.blob.size).toBe(700_000);
  });

  test('what is no base64 is a file that is refused, not a crash', async () => {
    const broken = putFile({ ...piece(0, true, cut(0)), base64: '%%%' });
    await expect(broken).rejects.toMatchObject({ code: 'rejected' });
  });

  test('a file nobody has is gone', async () => {
    await expect(readFile('local:404', 'nothing', 0)).rejects.toMatchObject({ code: 'gone' });
  });
});
