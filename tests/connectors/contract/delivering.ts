import { describe, expect, test } from 'vitest';
import { codeOf, isTransient } from '@/core/model/errors';
import type { OutboxAction, OutboxItem } from '@/core/model/outbox-item';
import type { Fault } from '../../servers/faults.ts';
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

/** Nobody can know whether these were carried out. */
const UNCLEAR: readonly Fault[] = ['drop-answer', 'cut', 'rubbish'];
const SILENT: readonly Fault[] = ['stall', 'stall-after'];

/** What the workflow does with an item whose first attempt ended unclear: ask, and send again only after a «no». */
async function settle(h: DeskHarness, item: OutboxItem, files?: ReadonlyMap<string, Blob>) {
  await new Promise((done) => setTimeout(done, h.connector.settleMs));
  const known = await h.connector.wasDelivered(item, soon());
  expect(known).not.toBe('unknown');
  return known === 'no' || known === 'unknown' ? send(h, item, files) : known;
}

/** Who did what, as often as it happened: for actions that are no message. */
const eventsOf = async (h: DeskHarness, caseId: string, kind: string) =>
  [...(await pullAll(h)).messages.values()].filter((m) => m.case === caseId && m.event?.kind === kind).length;

/** A reply arrives exactly once, whatever the line does. */
export const delivering = (make: MakeHarness) =>
  describe('delivering', () => {
    test(
      'a reply is in the thread, and the receipt names it',
      withDesk(make, async (h) => {
        const id = await h.server.aCase();
        const receipt = await act(h, id, reply('Hello'));
        expect(await h.server.countOf(id, 'Hello')).toBe(1);
        const message = (await pullAll(h)).messages.get(receipt.message);
        expect(message).toMatchObject({ text: 'Hello', direction: 'out', kind: 'message', case: id });
        expect(message?.author.id).toBe(h.agents.me);
      }),
    );

    test(
      'a note stays inside',
      withDesk(make, async (h) => {
        const id = await h.server.aCase();
        const { message } = await act(h, id, { kind: 'note', text: 'careful', attachments: [] });
        expect((await pullAll(h)).messages.get(message)).toMatchObject({ kind: 'note', direction: 'none' });
        expect(await h.server.thread(id)).toContainEqual({ text: 'careful', kind: 'note' });
      }),
    );

    for (const fault of UNCLEAR)
      test(
        `a reply is shown once after «${fault}»`,
        withDesk(make, async (h) => {
          const id = await h.server.aCase();
          const item = itemFor(h, id, reply('only once'));
          h.fault(fault);
          const code = await send(h, item).then(() => 'sent', codeOf);
          expect(['offline', 'unexpected']).toContain(code);
          h.fault(null);
          const receipt = await settle(h, item);
          expect(await h.server.countOf(id, 'only once')).toBe(1);
          expect((await pullAll(h)).messages.get(receipt.message)?.text).toBe('only once');
        }),
      );

    for (const fault of SILENT)
      test(
        `a reply is shown once after «${fault}», given up by the caller`,
        withDesk(make, async (h) => {
          const id = await h.server.aCase();
          const item = itemFor(h, id, reply('only once'));
          h.fault(fault);
          await expect(send(h, item, undefined, AbortSignal.timeout(80))).rejects.toThrow();
          h.fault(null);
          await settle(h, item);
          expect(await h.server.countOf(id, 'only once')).toBe(1);
        }),
      );

    for (const fault of [401, 403, 409, 429, 500] as const)
      test(
        `a reply refused with ${fault} is not there, and goes out once afterwards`,
        withDesk(make, async (h) => {
          const id = await h.server.aCase();
          const item = itemFor(h, id, reply('only once'));
          h.fault(fault);
          await expect(send(h, item)).rejects.toThrow();
          h.fault(null);
          expect(await h.server.countOf(id, 'only once')).toBe(0);
          if (fault !== 500) expect(await h.connector.wasDelivered(item, soon())).toBe('no');
          await settle(h, item);
          expect(await h.server.countOf(id, 'only once')).toBe(1);
        }),
      );

    test(
      'the same item twice is one message, and both times the same receipt',
      withDesk(make, async (h) => {
        if (!h.dedupes) return;
        const id = await h.server.aCase();
        const item = itemFor(h, id, reply('once'));
        const first = await send(h, item);
        expect(await send(h, item)).toEqual(first);
        expect(await h.server.countOf(id, 'once')).toBe(1);
      }),
    );

    test(
      'a request that the network sends twice is one message, or the desk is asked and tells of both',
      withDesk(make, async (h) => {
        const id = await h.server.aCase();
        const item = itemFor(h, id, reply('once'));
        h.fault('repeat');
        const receipt = await send(h, item);
        h.fault(null);
        const copies = await h.server.countOf(id, 'once');
        expect(copies).toBe(h.dedupes ? 1 : 2);
        if (receipt.copies !== copies) expect(receipt.mayRepeat).toBe(true);
        expect(await h.connector.wasDelivered(item, soon())).toMatchObject({ copies });
      }),
    );

    test(
      'two different items with the same text are two messages',
      withDesk(make, async (h) => {
        const id = await h.server.aCase();
        await act(h, id, reply('Any news?'));
        await act(h, id, reply('Any news?'));
        expect(await h.server.countOf(id, 'Any news?')).toBe(2);
      }),
    );

    test(
      'an item that never left is not taken for another with the same text',
      withDesk(make, async (h) => {
        const id = await h.server.aCase();
        await act(h, id, reply('Any news?'));
        const later = itemFor(h, id, reply('Any news?'));
        expect(await h.connector.wasDelivered(later, soon())).toBe('no');
      }),
    );

    test(
      'a tag, a sentiment and an assignment happen once, however often they are sent',
      withDesk(make, async (h) => {
        const id = await h.server.aCase({ assignee: h.agents.me, status: 'open' });
        const actions: readonly [string, OutboxAction][] = [
          ['assigned', { kind: 'assign', agent: h.agents.other, queue: null, note: '' }],
          ...(h.connector.capabilities.tags
            ? [['tagged', { kind: 'tag', tag: h.tags[0] }] satisfies [string, OutboxAction]]
            : []),
          ...(h.connector.capabilities.sentiment
            ? [['sentiment', { kind: 'sentiment', sentiment: 'negative' }] satisfies [string, OutboxAction]]
            : []),
        ];
        for (const [kind, action] of actions) {
          const item = itemFor(h, id, action);
          h.fault('drop-answer');
          await expect(send(h, item)).rejects.toThrow();
          h.fault(null);
          await settle(h, item);
          if (h.dedupes) await send(h, item);
          expect(await eventsOf(h, id, kind), kind).toBe(1);
        }
      }),
    );

    test(
      'what ends a line is worth trying again, what the desk refuses is not',
      withDesk(make, async (h) => {
        const id = await h.server.aCase();
        const codes = new Map<Fault, boolean>();
        for (const fault of ['cut', 429, 500, 403, 409] as const) {
          h.fault(fault);
          const code = await act(h, id, reply('x')).catch((error) => codeOf(error));
          if (typeof code !== 'string') throw new Error(`${fault} was no error`);
          codes.set(fault, isTransient(code));
        }
        expect(Object.fromEntries(codes)).toEqual({
          cut: true,
          429: true,
          500: true,
          403: false,
          409: false,
        });
      }),
    );
  });
