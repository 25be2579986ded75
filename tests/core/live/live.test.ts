import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import browser, { type Runtime } from 'webextension-polyfill';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { applyChanges } from '@/core/store/changes-in';
import { closeDatabase, write } from '@/core/store/database';
import { putDesk, putDirectory } from '@/core/store/desks';
import { frameOf, showFrame } from '@/core/workflow/frames';
import { serveLive } from '@/core/workflow/serve-live';
import { contentScript, ports, sendAs } from '../../fakes/extension';
import { aCase, aDesk, aDirectory, aMessage, NOON } from '../../fixtures/model';

const opened: Runtime.Port[] = [];

/** A surface's end of the Port, with everything that came over it. */
function aPort(nonce = '') {
  const port = browser.runtime.connect({ name: 'live' });
  opened.push(port);
  const news: { kind: string; id: number; value?: unknown; code?: string }[] = [];
  port.onMessage.addListener((message: unknown) => news.push(message as (typeof news)[number]));
  port.postMessage({ kind: 'hello', nonce });
  const watch = (id: number, query: string, args: unknown = null) =>
    port.postMessage({ kind: 'watch', id, query, args });
  return { port, news, watch };
}
const quiet = (ms = 60) => new Promise((done) => setTimeout(done, ms));
let pulls = 0;
const bring = (over: { cases?: ReturnType<typeof aCase>[]; messages?: ReturnType<typeof aMessage>[] }) => {
  const since = pulls === 0 ? null : String(pulls);
  pulls += 1;
  const nothing = { cases: [], contacts: [], messages: [], gone: [] };
  return applyChanges({ ...nothing, ...over, desk: 'local', since, cursor: String(pulls), dueAt: NOON });
};

beforeEach(async () => {
  await closeDatabase();
  pulls = 0;
  await putDesk(aDesk());
  await putDirectory('local', aDirectory());
  serveLive();
});
afterEach(async () => {
  for (const port of opened.splice(0)) port.disconnect();
  await quiet(0);
  ports.dropAll();
});

describe('the answering side', () => {
  test('answers at once, and again when what it read was written', async () => {
    const { news, watch } = aPort();
    watch(1, 'counts');
    await vi.waitFor(() => expect(news).toHaveLength(1));
    expect(news[0]).toMatchObject({ kind: 'result', id: 1, value: { queues: 0 } });
    await bring({ cases: [aCase()] });
    await vi.waitFor(() => expect(news).toHaveLength(2));
    expect(news[1]).toMatchObject({ value: { queues: 1, all: 1 } });
  });

  test('stays silent when nothing it shows has changed', async () => {
    const { news, watch } = aPort();
    watch(1, 'thread', { case: 'local:1', limit: 10 });
    watch(2, 'quickReplies', 'local:1');
    await vi.waitFor(() => expect(news).toHaveLength(2));
    await bring({ messages: [aMessage({ id: 'local:m7', case: 'local:7' })], cases: [aCase()] });
    await write(['jobs'], async (tx) => void (await tx.objectStore('jobs').put({ name: 'x', dueAt: NOON })));
    await quiet();
    expect(news).toHaveLength(2);
  });

  test('makes one answer of a burst of writes', async () => {
    const { news, watch } = aPort();
    watch(1, 'counts');
    await vi.waitFor(() => expect(news).toHaveLength(1));
    for (let n = 1; n <= 40; n++) await bring({ cases: [aCase({ id: `local:${n}` })] });
    await vi.waitFor(() => expect(news.at(-1)?.value).toMatchObject({ all: 40 }));
    expect(news.length).toBeLessThan(12);
  });

  test('ends with the last state, however long each reading takes', async () => {
    const { queries } = await import('@/core/queries/index');
    const real = queries.counts.run;
    let runs = 0;
    // Every other reading is slow, so that a later one would overtake it.
    vi.spyOn(queries.counts, 'run').mockImplementation(async (args) => {
      const slow = runs++ % 2 === 0;
      const answer = await real(args);
      if (slow) await quiet(60);
      return answer;
    });
    const { news, watch } = aPort();
    watch(1, 'counts');
    for (let n = 1; n <= 6; n++) {
      await bring({ cases: [aCase({ id: `local:${n}` })] });
      await quiet(25);
    }
    await quiet(300);
    expect(news.at(-1)?.value).toMatchObject({ all: 6 });
    const all = news.map(({ value }) => Reflect.get(Object(value), 'all'));
    expect(all).toEqual([...all].sort());
  });

  test.each([
    ['nothing', null],
    ['__proto__', null],
    ['constructor', null],
    ['counts', { all: true }],
    ['inbox', { view: 'everything', from: 0, count: 10 }],
    ['inbox', { view: 'all', from: -1, count: 10 }],
    ['inbox', { view: 'all', from: 0, count: 10_000 }],
    ['thread', { case: '', limit: 10 }],
    ['case', { id: 'local:1' }],
  ])('says that it cannot answer %s %j', async (query, args) => {
    const { news, watch } = aPort();
    watch(4, query, args);
    await vi.waitFor(() => expect(news).toEqual([{ kind: 'failed', id: 4, code: 'unexpected' }]));
  });

  test('says so when the store fails, and answers again when it is well', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const { news, watch } = aPort();
    watch(1, 'counts');
    await vi.waitFor(() => expect(news).toHaveLength(1));
    const { queries } = await import('@/core/queries/index');
    const broken = vi.spyOn(queries.counts, 'run').mockRejectedValue(new Error('disk'));
    await bring({ cases: [aCase()] });
    await vi.waitFor(() => expect(news.at(-1)).toMatchObject({ kind: 'failed' }));
    await bring({ cases: [aCase({ id: 'local:2', queue: null })] });
    broken.mockRestore();
    const db = await (await import('@/core/store/database')).database();
    await db.clear('cases');
    await bring({});
    // The same answer as before the failure: it must be said, or the surface goes on showing the failure.
    await vi.waitFor(() => expect(news.at(-1)).toMatchObject({ kind: 'result', value: { all: 0 } }));
  });

  test('answers nothing for a query that is not watched any more', async () => {
    const { port, news, watch } = aPort();
    watch(1, 'counts');
    await vi.waitFor(() => expect(news).toHaveLength(1));
    port.postMessage({ kind: 'unwatch', id: 1 });
    await bring({ cases: [aCase()] });
    await quiet();
    expect(news).toHaveLength(1);
  });

  test('a Port that closed is read for no more, also if it closed before it was let in', async () => {
    const { queries } = await import('@/core/queries/index');
    const run = vi.spyOn(queries.counts, 'run');
    const early = aPort();
    early.watch(1, 'counts');
    early.port.disconnect();
    const late = aPort();
    late.watch(1, 'counts');
    await vi.waitFor(() => expect(late.news).toHaveLength(1));
    late.port.disconnect();
    await quiet();
    run.mockClear();
    await bring({ cases: [aCase()] });
    await quiet();
    expect(run).not.toHaveBeenCalled();
  });

  test('nobody counts as looking whose Port closed before it was let in', async () => {
    const { notifyNews } = await import('@/core/workflow/notify');
    const create = vi.fn(async () => '');
    Object.assign(fakeBrowser, { notifications: { create } });
    await bring({ cases: [aCase({ assignee: 'ana', status: 'open' })] });
    aPort().port.disconnect();
    await quiet();
    await notifyNews([aMessage()]);
    expect(create).toHaveBeenCalledOnce();
  });
});

describe('who is let in', () => {
  const sidebarIn = (frameId: number) => ({
    ...contentScript(),
    url: fakeBrowser.runtime.getURL('/sidebar.html'),
    frameId,
  });

  test('not a content script, and not another kind of first word', async () => {
    sendAs(contentScript());
    const stranger = aPort();
    stranger.watch(1, 'counts');
    await vi.waitFor(() => expect(stranger.news).toEqual([{ kind: 'denied' }]));
    sendAs(sidebarIn(5));
    const port = browser.runtime.connect({ name: 'live' });
    const heard: unknown[] = [];
    port.onMessage.addListener((message: unknown) => heard.push(message));
    port.postMessage({ kind: 'watch', id: 1, query: 'counts', args: null });
    await vi.waitFor(() => expect(heard).toEqual([{ kind: 'denied' }]));
  });

  test('in a page only the frame that shows the proof first', async () => {
    vi.mocked(fakeBrowser.scripting.executeScript).mockImplementation(
      async ({ func }) => [{ frameId: 0, result: func ? 'created' : undefined }] as never,
    );
    await showFrame(1, 'https://shop.example/orders', 'toggle');
    const nonce = (await frameOf(1))?.nonce ?? '';
    for (const [frameId, proof, told] of [
      [5, '', 'denied'],
      [5, 'guess', 'denied'],
      [5, nonce, 'result'],
      [6, nonce, 'denied'],
      [5, nonce, 'result'],
    ] as const) {
      sendAs(sidebarIn(frameId));
      const { news, watch } = aPort(proof);
      watch(1, 'counts');
      await vi.waitFor(() => expect(news.map(({ kind }) => kind)).toEqual([told]));
    }
  });
});

describe('the asking side', () => {
  let forget = () => {};
  afterEach(() => forget());

  async function aSurface() {
    vi.resetModules();
    // A surface listens to its document as long as that lives; here several live in one, one after the other.
    const listening = vi.spyOn(document, 'addEventListener');
    forget = () => {
      show('hidden');
      for (const [type, listener] of listening.mock.calls) document.removeEventListener(type, listener);
      forget = () => {};
    };
    const live = await import('@/core/live/live-query');
    live.startLive('');
    return live;
  }
  const show = (state: 'visible' | 'hidden') => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: state });
    document.dispatchEvent(new Event('visibilitychange'));
  };
  beforeEach(() => show('visible'));

  test('has the answer, shares it, and gets every new one', async () => {
    const { liveQuery } = await aSurface();
    const [one, two] = [liveQuery('counts', null), liveQuery('counts', null)];
    expect(one.answer.value).toEqual({ state: 'loading' });
    expect(two.answer).toBe(one.answer);
    await vi.waitFor(() => expect(one.answer.value).toMatchObject({ state: 'ready', value: { all: 0 } }));
    await bring({ cases: [aCase()] });
    await vi.waitFor(() => expect(one.answer.value).toMatchObject({ value: { all: 1 } }));
    one.stop();
    await bring({ cases: [aCase({ id: 'local:2' })] });
    await vi.waitFor(() => expect(two.answer.value).toMatchObject({ value: { all: 2 } }));
  });

  test('survives the death of the worker and learns what it missed', async () => {
    const { liveQuery } = await aSurface();
    const { answer } = liveQuery('counts', null);
    await vi.waitFor(() => expect(answer.value.state).toBe('ready'));
    ports.dropAll();
    await bring({ cases: [aCase()] });
    expect(answer.value).toMatchObject({ state: 'ready', value: { all: 0 } });
    await vi.waitFor(() => expect(answer.value).toMatchObject({ value: { all: 1 } }));
    expect(ports.count).toBe(1);
  });

  test('holds no Port while it is hidden, and catches up when it is shown', async () => {
    const { liveQuery } = await aSurface();
    const { answer } = liveQuery('counts', null);
    await vi.waitFor(() => expect(answer.value.state).toBe('ready'));
    show('hidden');
    await vi.waitFor(() => expect(ports.count).toBe(0));
    await bring({ cases: [aCase()] });
    show('visible');
    await vi.waitFor(() => expect(answer.value).toMatchObject({ value: { all: 1 } }));
  });

  test('shows the last answer at once when a query is asked again', async () => {
    const { liveQuery } = await aSurface();
    const first = liveQuery('counts', null);
    await vi.waitFor(() => expect(first.answer.value.state).toBe('ready'));
    first.stop();
    await bring({ cases: [aCase()] });
    const again = liveQuery('counts', null);
    expect(again.answer.value).toMatchObject({ state: 'ready', value: { all: 0 } });
    await vi.waitFor(() => expect(again.answer.value).toMatchObject({ value: { all: 1 } }));
  });

  test('knows when it was refused', async () => {
    sendAs(contentScript());
    const { denied } = await aSurface();
    await vi.waitFor(() => expect(denied.value).toBe(true));
  });

  test('knows when the extension went from under it', async () => {
    vi.spyOn(browser.runtime, 'connect').mockImplementation((): Runtime.Port => {
      throw new Error('Extension context invalidated.');
    });
    const { orphaned } = await aSurface();
    expect(orphaned.value).toBe(true);
  });
});
