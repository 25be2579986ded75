import { describe, expect, test } from 'vitest';
import { CasebarError } from '@/core/model/errors';
import type { Attachment } from '@/core/model/message';
import type { OutboxItem } from '@/core/model/outbox-item';
import { RETRY_AFTER } from '../../servers/faults.ts';
import {
  type DeskHarness,
  errorOf,
  itemFor,
  type MakeHarness,
  pullAll,
  send,
  soon,
  withDesk,
} from './harness.ts';

const SIZE = 900_000;

/** A file in a reply that has not left. */
function aFile(h: DeskHarness, caseId: string) {
  const bytes = Uint8Array.from({ length: SIZE }, (_, n) => (n * 31) % 251);
  const file: Attachment = { id: crypto.randomUUID(), name: 'ride.mov', type: 'video/quicktime', size: SIZE };
  const item = itemFor(h, caseId, { kind: 'reply', text: 'see', attachments: [file], status: null });
  return { file, item, bytes, body: new Blob([bytes], { type: file.type }) };
}
type Sample = ReturnType<typeof aFile>;

/** Brings it to the desk as the workflow does; `heard` takes what is told of its progress. */
async function bring(
  h: DeskHarness,
  { file, item, body }: Sample,
  { tries = 0, signal = new AbortController().signal, heard = [] as number[] } = {},
): Promise<string> {
  if (!h.connector.upload) throw new Error('this desk takes no files before messages');
  const onProgress = (sent: number) => void heard.push(sent);
  return h.connector.upload(file, { key: `${item.id}/${file.id}`, body, onProgress, tries, signal }, item);
}

/** The message with the name the desk gave the file, and the bytes that came back. */
async function arrives(h: DeskHarness, { file, item, bytes }: Sample, ref: string) {
  const uploaded: OutboxItem = { ...item, uploads: { [file.id]: { ref, tries: 0, sent: SIZE } } };
  await send(h, uploaded);
  const told = [...(await pullAll(h)).messages.values()].filter(({ text }) => text === 'see');
  expect(told).toHaveLength(1);
  const [shown] = told[0]?.attachments ?? [];
  expect(shown).toMatchObject({ name: file.name, size: SIZE });
  const back = new Uint8Array(await (await h.connector.file(shown?.id ?? '', soon())).arrayBuffer());
  expect(Buffer.compare(back, bytes)).toBe(0);
}

const troublesOf = ({ uploads }: DeskHarness) => {
  if (!uploads) throw new Error('the harness of a desk with uploads says how they go wrong');
  return uploads;
};
/** Files that go to the desk before their message: with progress, gone on with or begun anew, never stuck, never lost. */
export const uploading = (make: MakeHarness) =>
  describe('files before their message', () => {
    const desk = (work: (h: DeskHarness, sample: Sample) => Promise<void>) =>
      withDesk(make, async (h) => work(h, aFile(h, await h.server.aCase())));

    test(
      'a file goes up as a step of its own, tells how far it is, and its message needs no bytes',
      desk(async (h, sample) => {
        const heard: number[] = [];
        const ref = await bring(h, sample, { heard });
        expect(ref).not.toBe('');
        expect(heard.length).toBeGreaterThan(3);
        expect([...heard].sort((a, b) => a - b)).toEqual(heard);
        expect(heard.at(-1)).toBe(SIZE);
        await arrives(h, sample, ref);
      }),
    );

    test(
      'a cut line is told as such; the next try goes on or begins anew, and the file is whole',
      desk(async (h, sample) => {
        const { next, begun, resumes } = troublesOf(h);
        next({ kind: 'cut', after: 200_000 });
        expect(await errorOf(bring(h, sample))).toMatchObject({ code: 'offline' });
        const before = begun().length;
        const ref = await bring(h, sample, { tries: 1 });
        const from = begun()[before]?.from ?? -1;
        if (resumes) expect(from).toBeGreaterThan(0);
        else expect(from).toBe(0);
        await arrives(h, sample, ref);
      }),
    );

    test(
      'an answer that gets lost costs no second file in the message',
      desk(async (h, sample) => {
        troublesOf(h).next({ kind: 'cut-answer' });
        const first = await errorOf(bring(h, sample));
        if (first !== undefined) expect(first).toMatchObject({ code: 'offline' });
        await arrives(h, sample, await bring(h, sample, { tries: 1 }));
      }),
    );

    test(
      'a line on which nothing moves is given up as stalled, and a later try brings the file',
      desk(async (h, sample) => {
        troublesOf(h).next({ kind: 'stall', after: 200_000 });
        expect(await errorOf(bring(h, sample))).toMatchObject({ code: 'stalled' });
        await arrives(h, sample, await bring(h, sample, { tries: 1 }));
      }),
    );

    test(
      'given up, it ends at once',
      desk(async (h, sample) => {
        troublesOf(h).next({ kind: 'stall', after: 1 });
        const stop = new AbortController();
        const gone = errorOf(bring(h, sample, { signal: stop.signal }));
        setTimeout(() => stop.abort(), 50);
        const started = performance.now();
        expect(await gone).toBeInstanceOf(Error);
        expect(performance.now() - started).toBeLessThan(2_000);
      }),
    );

    test.each([
      [401, 'signed-out', ''],
      [413, 'too-large', 'ride.mov'],
      [415, 'wrong-type', 'ride.mov'],
      [429, 'busy', ''],
    ] as const)('a refusal with %i is «%s», and says which file', async (status, code, detail) => {
      await desk(async (h, sample) => {
        troublesOf(h).next({ kind: 'answer', status, headers: { 'retry-after': String(RETRY_AFTER) } });
        const error = await errorOf(bring(h, sample));
        expect(error).toBeInstanceOf(CasebarError);
        expect(error).toMatchObject({ code, detail });
        const wait = error instanceof CasebarError ? Date.parse(error.retryAt) - Date.now() : 0;
        expect(wait).toBeGreaterThan((RETRY_AFTER - 10) * 1000);
        await arrives(h, sample, await bring(h, sample, { tries: 1 }));
      })();
    });
  });
