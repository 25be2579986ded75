import { describe, expect, test } from 'vitest';
import { CasebarError } from '@/core/model/errors';
import type { OutboxAction } from '@/core/model/outbox-item';
import { act, caseNow, type MakeHarness, pullAll, reply, withDesk } from './harness.ts';

/** The error a refused action ends with. */
async function refusal(work: Promise<unknown>): Promise<CasebarError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof CasebarError) return error;
  throw new Error(`expected a refusal, got ${String(error)}`);
}

/** The rules of cases hold at the desk, whatever a client believes. */
export const rules = (make: MakeHarness) =>
  describe('the rules', () => {
    test(
      'of two who take a case one gets it, the other is told who',
      withDesk(make, async (h) => {
        const id = await h.server.aCase();
        await h.server.takeAs(h.agents.other, id);
        const lost = await refusal(act(h, id, { kind: 'claim' }));
        const { agents } = await h.connector.directory(AbortSignal.timeout(5_000));
        expect(lost.code).toBe('conflict');
        expect(lost.detail).toBe(agents.find((agent) => agent.id === h.agents.other)?.name);
        expect((await caseNow(h, id)).assignee).toBe(h.agents.other);
      }),
    );

    test(
      'of many who take a case in the same moment exactly one gets it',
      withDesk(make, async (h) => {
        const id = await h.server.aCase();
        const takers = [h.agents.me, h.agents.other, h.agents.noReply];
        const results = await Promise.allSettled(
          takers.map((agent) => act(h, id, { kind: 'claim' }, { agent })),
        );
        const winners = takers.filter((_, n) => results[n]?.status === 'fulfilled');
        expect(winners).toHaveLength(1);
        expect((await caseNow(h, id)).assignee).toBe(winners[0]);
      }),
    );

    test(
      'taking a new case opens it; taking one that is mine changes nothing',
      withDesk(make, async (h) => {
        const id = await h.server.aCase({ status: 'new' });
        await act(h, id, { kind: 'claim' });
        expect(await caseNow(h, id)).toMatchObject({ assignee: h.agents.me, status: 'open' });
        await act(h, id, { kind: 'claim' });
        expect(await caseNow(h, id)).toMatchObject({ assignee: h.agents.me, status: 'open' });
      }),
    );

    test(
      'who has no right to reply can neither reply nor forward, but can leave a note',
      withDesk(make, async (h) => {
        const id = await h.server.aCase();
        const agent = h.agents.noReply;
        const { code } = await refusal(act(h, id, reply('sneaky'), { agent }));
        expect(['no-right', 'forbidden']).toContain(code);
        if (h.connector.capabilities.mailEnvelope) {
          const [original] = [...(await pullAll(h)).messages.values()].filter((one) => one.case === id);
          const mail = {
            mode: 'forward',
            from: '',
            to: ['friend@mail.example'],
            cc: [],
            bcc: [],
            subject: 'Fwd',
            answers: original?.id ?? '',
            quote: true,
          } as const;
          const forward: OutboxAction = {
            kind: 'reply',
            text: 'sneaky',
            attachments: [],
            status: null,
            mail,
          };
          expect((await refusal(act(h, id, forward, { agent }))).code).toBe(code);
        }
        expect(await h.server.countOf(id, 'sneaky')).toBe(0);
        await act(h, id, { kind: 'note', text: 'please answer', attachments: [] }, { agent });
        expect(await h.server.countOf(id, 'please answer')).toBe(1);
      }),
    );

    test(
      'a closed case takes no reply and no other status',
      withDesk(make, async (h) => {
        const id = await h.server.aCase({ status: 'closed' });
        expect((await refusal(act(h, id, reply('too late')))).code).toBe('closed-case');
        expect((await refusal(act(h, id, { kind: 'status', status: 'open' }))).code).toBe('closed-case');
        expect(await h.server.countOf(id, 'too late')).toBe(0);
        expect((await caseNow(h, id)).status).toBe('closed');
      }),
    );

    test(
      'a customer who writes to a closed case starts a new one',
      withDesk(make, async (h) => {
        const closed = await h.server.aCase({ status: 'closed', assignee: h.agents.me });
        const fresh = await h.server.customerWrites(closed, 'again');
        expect(fresh).not.toBe(closed);
        expect((await caseNow(h, closed)).status).toBe('closed');
        const started = await caseNow(h, fresh);
        expect(started).toMatchObject({ status: 'new', assignee: null, unread: 1, preview: 'again' });
        expect(started.contact).toBe((await caseNow(h, closed)).contact);
        expect(await h.server.countOf(closed, 'again')).toBe(0);
        expect(await h.server.countOf(fresh, 'again')).toBe(1);
      }),
    );

    test(
      'a customer who writes to a resolved case reopens it',
      withDesk(make, async (h) => {
        const id = await h.server.aCase({ status: 'resolved', assignee: h.agents.me });
        expect(await h.server.customerWrites(id, 'not yet')).toBe(id);
        const reopened = await caseNow(h, id);
        expect(reopened).toMatchObject({ status: 'open', assignee: h.agents.me, unread: 1 });
        expect(reopened.waitingSince).not.toBeNull();
      }),
    );

    test(
      'a reply that sets a status does both, or says which half failed',
      withDesk(make, async (h) => {
        const id = await h.server.aCase({ status: 'open', assignee: h.agents.me });
        const { statusProblem } = await act(h, id, reply('Done', 'resolved'));
        expect(await h.server.countOf(id, 'Done')).toBe(1);
        expect((await caseNow(h, id)).status === 'resolved').toBe(statusProblem === '');
        if (h.connector.capabilities.replyWithStatus) expect(statusProblem).toBe('');
      }),
    );

    test(
      'tags come and go, a sentiment is set and taken back',
      withDesk(make, async (h) => {
        const { tags, sentiment } = h.connector.capabilities;
        const id = await h.server.aCase({ status: 'open' });
        if (tags) {
          await act(h, id, { kind: 'tag', tag: h.tags[0] });
          await act(h, id, { kind: 'tag', tag: h.tags[1] });
          await act(h, id, { kind: 'untag', tag: h.tags[0] });
          expect((await caseNow(h, id)).tags).toEqual([h.tags[1]]);
        }
        if (sentiment) {
          await act(h, id, { kind: 'sentiment', sentiment: 'positive' });
          expect((await caseNow(h, id)).sentiment).toBe('positive');
          await act(h, id, { kind: 'sentiment', sentiment: null });
          expect((await caseNow(h, id)).sentiment).toBeNull();
        }
      }),
    );

    test(
      'a case is given to an agent with a note, and goes back to a queue',
      withDesk(make, async (h) => {
        const id = await h.server.aCase({ status: 'open', assignee: h.agents.me, queue: h.queues[0] });
        await act(h, id, { kind: 'assign', agent: h.agents.other, queue: null, note: 'knows brakes' });
        expect(await caseNow(h, id)).toMatchObject({ assignee: h.agents.other, queue: h.queues[0] });
        expect(await h.server.thread(id)).toContainEqual({ text: 'knows brakes', kind: 'note' });
        await act(h, id, { kind: 'assign', agent: null, queue: h.queues[1], note: '' });
        expect(await caseNow(h, id)).toMatchObject({ assignee: null, queue: h.queues[1] });
      }),
    );

    test(
      'what names nobody and nothing is refused and changes nothing',
      withDesk(make, async (h) => {
        const id = await h.server.aCase({ status: 'open', assignee: h.agents.me });
        const before = await pullAll(h);
        const nobody = { kind: 'assign', agent: 'nobody-at-all', queue: null, note: 'lost' } as const;
        expect((await refusal(act(h, id, nobody))).code).toBe('rejected');
        expect((await refusal(act(h, `${h.desk}:999999`, reply('x')))).code).toBe('gone');
        expect((await pullAll(h, before.cursor)).rows).toBe(0);
      }),
    );
  });
