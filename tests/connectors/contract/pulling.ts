import { describe, expect, test, vi } from 'vitest';
import { act, caseNow, type MakeHarness, pullAll, reply, soon, withDesk } from './harness.ts';

/** What happens at the desk reaches us: all of it, once, in whatever pieces. */
export const pulling = (make: MakeHarness) =>
  describe('pulling', () => {
    test(
      'brings everything once, and only news afterwards',
      withDesk(make, async (h) => {
        const [one, two] = [
          await h.server.aCase({ text: 'first' }),
          await h.server.aCase({ text: 'second' }),
        ];
        const all = await pullAll(h);
        expect([...all.cases.keys()].sort()).toEqual([one, two].sort());
        expect([...all.messages.values()].map((m) => m.text).sort()).toEqual(['first', 'second']);
        expect((await pullAll(h, all.cursor)).rows).toBe(0);
        await h.server.customerWrites(one, 'news');
        const news = await pullAll(h, all.cursor);
        expect([...news.cases.keys()]).toEqual([one]);
        expect([...news.messages.values()].map((m) => m.text)).toEqual(['news']);
      }),
    );

    test(
      'says the same again when a cursor is repeated',
      withDesk(make, async (h) => {
        const id = await h.server.aCase();
        const start = await pullAll(h);
        await h.server.customerWrites(id, 'news');
        const [first, again] = [await pullAll(h, start.cursor), await pullAll(h, start.cursor)];
        expect([...again.messages]).toEqual([...first.messages]);
        expect([...again.cases]).toEqual([...first.cases]);
      }),
    );

    test(
      'leaves no hole over many pages, even when things change between them',
      withDesk(make, async (h) => {
        const ids: string[] = [];
        for (let n = 0; n < 230; n++) ids.push(await h.server.aCase({ text: `case ${n}` }));
        const [early = '', late = ''] = [ids[0], ids.at(-1)];
        const all = await pullAll(h, null, async (page) => {
          // One that has been told already and one that has not both change behind the reader's back.
          await h.server.customerWrites(early, `early ${page}`);
          await h.server.customerWrites(late, `late ${page}`);
        });
        expect(all.pages).toBeGreaterThan(1);
        expect(all.cases.size).toBe(230);
        const texts = new Set([...all.messages.values()].map((m) => m.text));
        for (let n = 0; n < 230; n++) expect(texts).toContain(`case ${n}`);
        const rest = await pullAll(h, all.cursor);
        const told = new Set([...texts, ...[...rest.messages.values()].map((m) => m.text)]);
        for (let page = 1; page < all.pages; page++) {
          expect(told).toContain(`early ${page}`);
          expect(told).toContain(`late ${page}`);
        }
        const latest = rest.cases.get(early) ?? all.cases.get(early);
        expect(latest?.preview).toBe(`early ${all.pages - 1}`);
      }),
      40_000,
    );

    test(
      'loses nothing when a pull fails in the middle',
      withDesk(make, async (h) => {
        const id = await h.server.aCase();
        const { cursor } = await pullAll(h);
        await h.server.customerWrites(id, 'while away');
        for (const fault of ['cut', 'drop-answer', 'rubbish', 429, 500] as const) {
          h.fault(fault);
          await expect(h.connector.pull(cursor, soon())).rejects.toThrow();
          h.fault(null);
        }
        expect([...(await pullAll(h, cursor)).messages.values()].map((m) => m.text)).toEqual(['while away']);
      }),
    );

    test(
      'is called for by news that come late, twice and in another order, and misses none',
      withDesk(make, async (h) => {
        if (!h.connector.listen) return;
        const [one, two] = [await h.server.aCase(), await h.server.aCase()];
        let { cursor } = await pullAll(h);
        const told: string[] = [];
        const stop = new AbortController();
        let last = Promise.resolve();
        h.fault('reorder');
        h.connector.listen(() => {
          last = last.then(async () => {
            const news = await pullAll(h, cursor);
            cursor = news.cursor;
            for (const message of news.messages.values()) told.push(message.text);
          });
        }, stop.signal);
        await vi.waitFor(async () => {
          await h.server.customerWrites(one, 'a poke to see that we listen');
          expect(told.length).toBeGreaterThan(0);
        });
        await h.server.customerWrites(one, 'A');
        await h.server.customerWrites(two, 'B');
        await h.server.customerWrites(one, 'C');
        await vi.waitFor(() =>
          expect(told.filter((text) => text.length === 1).sort()).toEqual(['A', 'B', 'C']),
        );
        stop.abort();
        await last;
      }),
    );

    test(
      'tells revision, preview and who waits anew after every message',
      withDesk(make, async (h) => {
        const id = await h.server.aCase({ text: 'one' });
        const asked = await caseNow(h, id);
        expect(asked).toMatchObject({ preview: 'one', unread: 1 });
        expect(asked.waitingSince).not.toBeNull();
        await act(h, id, reply('two'));
        const answered = await caseNow(h, id);
        expect(answered).toMatchObject({ preview: 'two', unread: 0, waitingSince: null });
        expect(answered.revision).not.toBe(asked.revision);
        await h.server.customerWrites(id, 'three');
        expect(await caseNow(h, id)).toMatchObject({ preview: 'three', unread: 1 });
      }),
    );
  });
