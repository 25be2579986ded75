// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CasebarError, type ErrorCode } from '@/core/model/errors';
import type { Attachment } from '@/core/model/message';
import type { Carrying } from '@/core/model/upload';
import type { Submitted } from '@/core/workflow/submit-reply';
import {
  aWorld,
  caseAt,
  countAtDesk,
  killWorker,
  later,
  settled,
  signedInWorker,
  startWorker,
  textsAtDesk,
  type Worker,
  type World,
} from '../../fixtures/worker';

let world: World;
let worker: Worker;

/** Ids of the files in the order in which their uploads began. */
let begun: string[];
/** What the next upload of a file does instead of arriving. */
let troubles: Map<string, (signal: AbortSignal) => Promise<never>>;

const refuse = (code: ErrorCode) => () => Promise.reject(new CasebarError(code));
const hang = () => new Promise<never>(() => {});

async function upload({ id }: Attachment, { signal }: Carrying) {
  begun.push(id);
  const trouble = troubles.get(id);
  troubles.delete(id);
  return trouble ? trouble(signal) : `ref-${id}`;
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.spyOn(console, 'error').mockImplementation(() => {});
  begun = [];
  troubles = new Map();
  world = { ...(await aWorld()), upload };
  worker = await signedInWorker(world);
});
afterEach(() => {
  killWorker();
  vi.useRealTimers();
});

/** A file in our own store, as the composer leaves it. */
async function aFile(id: string, size = 10) {
  const { keepBlob } = await import('@/core/store/files');
  await keepBlob({ id, name: `${id}.bin`, type: '', blob: new Blob([new Uint8Array(size)]) });
  return { id, name: `${id}.bin`, type: '', size };
}
const submitted = (over: Partial<Submitted> & { case: string }): Submitted => ({
  draft: crypto.randomUUID(),
  text: 'Hello',
  attachments: [],
  status: null,
  seenRevision: 1,
  ...over,
});
async function replyWith(caseId: string, text: string, ...ids: string[]): Promise<string> {
  const attachments = await Promise.all(ids.map((id) => aFile(id)));
  const given = submitted({ case: caseId, text, attachments });
  await worker.submitReply(given);
  return given.draft;
}
const itemOf = async (id: string) => (await worker.database()).get('outbox', id);
const until = (id: string, state: string) =>
  vi.waitFor(async () => expect((await itemOf(id))?.state).toBe(state));

describe('files that go before their message', () => {
  test('each is uploaded once, then the message goes with what the desk calls them', async () => {
    const id = await caseAt(world, worker);
    const draft = await replyWith(id, 'two files', 'a', 'b');
    await until(draft, 'sent');
    expect(begun).toEqual(['a', 'b']);
    expect((await itemOf(draft))?.uploads).toMatchObject({ a: { ref: 'ref-a' }, b: { ref: 'ref-b' } });
    expect(await countAtDesk(world, id, 'two files')).toBe(1);
    // The message carried no bytes a second time.
    await expect(world.server.file('a')).rejects.toThrow();
  });

  test.each(['offline', 'stalled', 'busy', 'unexpected', 'signed-out'] as const)(
    '«%s» is no end: the message waits, is tried again, and what is there already stays there',
    async (code) => {
      const id = await caseAt(world, worker);
      troubles.set('b', refuse(code));
      const draft = await replyWith(id, 'later', 'a', 'b');
      await vi.waitFor(async () => expect((await itemOf(draft))?.problem?.code).toBe(code));
      expect(await itemOf(draft)).toMatchObject({ state: 'queued', uploads: { b: { ref: '', tries: 1 } } });
      expect(await textsAtDesk(world, id)).toEqual(['Hello there']);
      await later(worker, 95_000);
      await until(draft, 'sent');
      expect(begun).toEqual(['a', 'b', 'b']);
    },
  );

  test.each(['too-large', 'wrong-type', 'forbidden', 'rejected'] as const)(
    '«%s» is: a person decides, and the message did not go out without its file',
    async (code) => {
      const id = await caseAt(world, worker);
      troubles.set('a', refuse(code));
      const draft = await replyWith(id, 'refused', 'a');
      await until(draft, 'failed');
      expect((await itemOf(draft))?.problem).toEqual({ code, detail: 'a.bin' });
      expect(await countAtDesk(world, id, 'refused')).toBe(0);
      await worker.retryItem(draft);
      await until(draft, 'sent');
    },
  );

  test('a file that is not here any more keeps its message back', async () => {
    const id = await caseAt(world, worker);
    troubles.set('a', refuse('offline'));
    const draft = await replyWith(id, 'swept', 'a');
    await vi.waitFor(async () => expect((await itemOf(draft))?.problem).toBeTruthy());
    const { dropFile } = await import('@/core/store/files');
    await dropFile('a');
    await later(worker, 95_000);
    await until(draft, 'failed');
    expect((await itemOf(draft))?.problem).toEqual({ code: 'gone', detail: 'a.bin' });
  });

  test('a worker that dies in the middle goes on with what is missing', async () => {
    const id = await caseAt(world, worker);
    troubles.set('b', hang);
    const draft = await replyWith(id, 'survives', 'a', 'b');
    await vi.waitFor(() => expect(begun).toEqual(['a', 'b']));
    worker = await startWorker(world);
    await until(draft, 'sent');
    expect(begun).toEqual(['a', 'b', 'b']);
    expect(await countAtDesk(world, id, 'survives')).toBe(1);
  });
});

test('files that the desk has forgotten go once more when a person sends the message again', async () => {
  const id = await caseAt(world, worker);
  world.onRequest = async () => {
    if (begun.length === 0) return;
    world.onRequest = async () => {};
    throw new CasebarError('gone');
  };
  const draft = await replyWith(id, 'forgotten', 'a');
  await vi.waitFor(async () => expect((await itemOf(draft))?.problem?.code).toBe('gone'));
  await worker.retryItem(draft);
  await until(draft, 'sent');
  expect(begun).toEqual(['a', 'a']);
  expect(await countAtDesk(world, id, 'forgotten')).toBe(1);
});

describe('while a file is on its way', () => {
  test('other cases and jobs go on, its own case keeps its order', async () => {
    const [slow, free] = [await caseAt(world, worker), await caseAt(world, worker)];
    troubles.set('a', hang);
    await replyWith(slow, 'with a file', 'a');
    await vi.waitFor(() => expect(begun).toEqual(['a']));
    await worker.submitReply(submitted({ case: slow, text: 'after it' }));
    await worker.owe(free, { kind: 'note', text: 'by a job', attachments: [] }, { delay: 1_000 });
    await vi.waitFor(async () =>
      expect((await (await worker.database()).get('jobs', 'deliver:local'))?.running).toBeFalsy(),
    );
    await later(worker, 31_000);
    expect(await countAtDesk(world, free, 'by a job')).toBe(1);
    expect(await textsAtDesk(world, slow)).toEqual(['Hello there']);
    // Asked to deliver again and again meanwhile, it was begun once.
    expect(begun).toEqual(['a']);
  });

  test('two of a desk share the line; a third waits for its turn and says so', async () => {
    for (const file of ['a', 'b']) {
      troubles.set(file, hang);
      await replyWith(await caseAt(world, worker), file, file);
    }
    await vi.waitFor(() => expect(begun).toEqual(['a', 'b']));
    const draft = await replyWith(await caseAt(world, worker), 'third', 'c');
    const view = async () => (await worker.queries.uploads.run(null)).find(({ item }) => item === draft);
    await vi.waitFor(async () => expect(await view()).toMatchObject({ running: false, problem: null }));
    expect(begun).toEqual(['a', 'b']);
    worker = await startWorker(world);
    await until(draft, 'sent');
  });

  test('taking the reply back ends it', async () => {
    const id = await caseAt(world, worker);
    let stopped = false;
    troubles.set('a', (signal) => {
      signal.addEventListener('abort', () => {
        stopped = true;
      });
      return hang();
    });
    const draft = await replyWith(id, 'not this', 'a');
    await vi.waitFor(() => expect(begun).toEqual(['a']));
    await worker.takeBack(draft);
    await vi.waitFor(() => expect(stopped).toBe(true));
    await settled(worker);
    expect(await countAtDesk(world, id, 'not this')).toBe(0);
  });

  test('surfaces are told how far it is, and why it waits', async () => {
    const id = await caseAt(world, worker);
    const { noteProgress } = await import('@/core/store/upload-progress');
    const view = async () => (await worker.queries.uploads.run(null))[0];
    let fail = () => {};
    troubles.set('b', () => new Promise((_, no) => (fail = () => no(new CasebarError('stalled')))));
    const draft = await replyWith(id, 'seen', 'a', 'b');
    await vi.waitFor(() => expect(begun).toEqual(['a', 'b']));
    noteProgress(draft, 'b', 4);
    expect(await view()).toMatchObject({
      item: draft,
      case: id,
      running: true,
      size: 20,
      sent: 14,
      files: 2,
      done: 1,
      problem: null,
    });
    fail();
    await vi.waitFor(async () =>
      expect(await view()).toMatchObject({ running: false, problem: 'stalled', sent: 14 }),
    );
    await later(worker, 95_000);
    await until(draft, 'sent');
    expect(await view()).toBeUndefined();
  });
});
