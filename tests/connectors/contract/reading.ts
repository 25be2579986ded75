import { describe, expect, test } from 'vitest';
import type { Message } from '@/core/model/message';
import {
  act,
  type DeskHarness,
  itemFor,
  type MakeHarness,
  pullAll,
  reply,
  send,
  soon,
  withDesk,
} from './harness.ts';

/** The whole thread, page by page, newest first. */
async function readThread(h: DeskHarness, caseId: string) {
  const items: Message[] = [];
  let pages = 0;
  for (let before: string | null = null; ; pages++) {
    const page = await h.connector.thread(caseId, before, soon());
    items.push(...page.items);
    if (page.next === null) return { items, pages: pages + 1 };
    before = page.next;
  }
}

/** Threads and files, read when somebody looks. */
export const reading = (make: MakeHarness) =>
  describe('reading', () => {
    test(
      'a long thread comes newest first, without gaps or repeats, even where entries share a moment',
      withDesk(make, async (h) => {
        const id = await h.server.aCase({ text: 'entry 0' });
        // Written as fast as the server takes them: many in the same millisecond.
        for (let n = 1; n <= 120; n++) await h.server.customerWrites(id, `entry ${n}`);
        const { items, pages } = await readThread(h, id);
        const texts = items.filter((m) => m.kind === 'message').map((m) => m.text);
        expect(pages).toBeGreaterThan(1);
        expect(texts).toEqual(Array.from({ length: 121 }, (_, n) => `entry ${120 - n}`));
        const times = items.map((m) => m.at);
        expect(times).toEqual([...times].sort().reverse());
        expect(new Set(items.map((m) => m.id)).size).toBe(items.length);
      }),
      30_000,
    );

    test(
      'a thread holds what a pull told of it',
      withDesk(make, async (h) => {
        const id = await h.server.aCase();
        await act(h, id, reply('Hello', 'pending'));
        await act(h, id, { kind: 'note', text: 'inside', attachments: [] });
        const told = [...(await pullAll(h)).messages.values()].filter((m) => m.case === id);
        const { items } = await readThread(h, id);
        expect(items.map((m) => m.id).sort()).toEqual(told.map((m) => m.id).sort());
      }),
    );

    test(
      'the thread of another case is not mixed in',
      withDesk(make, async (h) => {
        const [one] = [await h.server.aCase({ text: 'mine' }), await h.server.aCase({ text: 'theirs' })];
        const { items } = await readThread(h, one);
        expect(items.filter((m) => m.kind === 'message').map((m) => m.text)).toEqual(['mine']);
      }),
    );

    test(
      'a file goes up with a reply and comes back byte for byte',
      withDesk(make, async (h) => {
        const id = await h.server.aCase();
        const bytes = Uint8Array.from({ length: 70_001 }, (_, n) => (n * 31) % 256);
        const attachment = {
          id: crypto.randomUUID(),
          name: 'bike.png',
          type: 'image/png',
          size: bytes.length,
        };
        const item = itemFor(h, id, { kind: 'reply', text: 'see', attachments: [attachment], status: null });
        const files = new Map([[attachment.id, new Blob([bytes], { type: 'image/png' })]]);
        // The first attempt's answer is lost, as it may happen after the file and before the message.
        h.fault('drop-answer');
        await expect(send(h, item, files)).rejects.toThrow();
        h.fault(null);
        if ((await h.connector.wasDelivered(item, soon())) === 'no') await send(h, item, files);
        const told = [...(await pullAll(h)).messages.values()].filter((m) => m.text === 'see');
        expect(told).toHaveLength(1);
        const [shown] = told[0]?.attachments ?? [];
        expect(shown).toMatchObject({ name: 'bike.png', type: 'image/png', size: bytes.length });
        const back = await h.connector.file(shown?.id ?? '', soon());
        expect(new Uint8Array(await back.arrayBuffer())).toEqual(bytes);
        expect(back.type).toBe('image/png');
      }),
    );

    test(
      'a file that is not there is gone',
      withDesk(make, async (h) => {
        await expect(h.connector.file('no-such-file', soon())).rejects.toMatchObject({ code: 'gone' });
      }),
    );
  });
