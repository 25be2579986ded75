import { describe, expect, test } from 'vitest';
import { hashOf } from '@/core/model/approval';
import { codeOf } from '@/core/model/errors';
import {
  approval,
  ask,
  deskOf,
  listed,
  onlyWithApprovals,
  proposal,
  refusal,
  stepOf,
  take,
} from './approval-steps.ts';
import { caseNow, type MakeHarness, pullAll, soon, withDesk } from './harness.ts';

/** A reply that waits for somebody else's decision goes out once, or says why not. */
export const approvals = (make: MakeHarness) =>
  describe('approvals', () => {
    const on = onlyWithApprovals(make);

    test(
      'are there if, and only if, the desk says so',
      withDesk(make, async ({ connector }) => {
        expect(connector.approvals !== undefined).toBe(connector.capabilities.approvals);
      }),
    );

    on('a request is told to everybody, and nothing reaches the customer', async (h) => {
      const asked = await ask(h, await h.server.aCase(), proposal('May I?'));
      for (const agent of [h.agents.noReply, ...h.agents.approvers]) {
        const found = await listed(await h.as(agent), asked.id);
        expect(found).toMatchObject({
          desk: h.desk,
          case: asked.case,
          author: { id: h.agents.noReply },
          note: 'Is the tone right?',
          queue: h.queues[0],
          state: 'waiting',
          revision: 1,
          proposal: { text: 'May I?' },
        });
        expect(found.hash).toBe(await hashOf(found.proposal));
        expect(found.log.map(({ kind }) => kind)).toEqual(['requested']);
      }
      expect(await h.server.countOf(asked.case, 'May I?')).toBe(0);
    });

    on('news of them comes with a pull', async (h) => {
      const id = await h.server.aCase();
      const { cursor } = await pullAll(h);
      expect((await h.connector.pull(cursor, soon())).approvalsChanged).not.toBe(true);
      await ask(h, id, proposal('May I?'));
      const changes = await h.connector.pull(cursor, soon());
      expect(changes.approvalsChanged ?? true).toBe(true);
    });

    on(
      'approved as written: one message in the author’s name, and the status that was asked for',
      async (h) => {
        const id = await h.server.aCase({ status: 'open' });
        const asked = await ask(h, id, proposal('Of course', { status: 'pending' }));
        const [approver] = h.agents.approvers;
        const receipt = await take(await h.as(approver), await approval(h, approver, asked));
        expect(await h.server.countOf(id, 'Of course')).toBe(1);
        const message = (await pullAll(h)).messages.get(receipt.message);
        expect(message).toMatchObject({
          direction: 'out',
          author: { id: h.agents.noReply },
          text: 'Of course',
        });
        expect((await caseNow(h, id)).status).toBe('pending');
        const found = await listed(await h.as(h.agents.noReply), asked.id);
        expect(found).toMatchObject({
          state: 'approved',
          decision: { by: { id: approver }, text: 'Of course', message: receipt.message, reason: '' },
          review: null,
        });
        expect(found.log.map(({ kind, by }) => [kind, by?.id])).toEqual([
          ['requested', h.agents.noReply],
          ['approved', approver],
        ]);
      },
    );

    on('approved with changes: the changed text goes out, and both texts are kept', async (h) => {
      const asked = await ask(h, await h.server.aCase(), proposal('We cant'));
      const [approver] = h.agents.approvers;
      const changed = proposal('We cannot, sorry');
      await take(await h.as(approver), await approval(h, approver, asked, { proposal: changed }));
      expect(await h.server.countOf(asked.case, 'We cant')).toBe(0);
      expect(await h.server.countOf(asked.case, 'We cannot, sorry')).toBe(1);
      const found = await listed(await h.as(h.agents.noReply), asked.id);
      expect(found).toMatchObject({
        proposal: { text: 'We cant' },
        decision: { text: 'We cannot, sorry' },
      });
    });

    on('an answer to one message, with a file, is approved as it is', async (h) => {
      const id = await h.server.aCase();
      const [first] = [...(await pullAll(h)).messages.values()].filter((one) => one.case === id);
      if (!first) throw new Error('nobody wrote');
      const file = { id: `f-${crypto.randomUUID()}`, name: 'slip.txt', type: 'text/plain', size: 5 };
      const files = new Map([[file.id, new Blob(['hello'], { type: 'text/plain' })]]);
      const wanted = proposal('See the slip', { attachments: [file], replyTo: first.id });
      const asked = await ask(h, id, wanted, files);
      const [approver] = h.agents.approvers;
      const { message } = await take(await h.as(approver), await approval(h, approver, asked));
      expect((await pullAll(h)).messages.get(message)).toMatchObject({
        replyTo: first.id,
        attachments: [{ name: 'slip.txt' }],
      });
    });

    on('returned with a reason: nothing goes out, and the reason is kept', async (h) => {
      const asked = await ask(h, await h.server.aCase(), proposal('Whatever'));
      const [approver] = h.agents.approvers;
      const back = (reason: string) =>
        stepOf(h, asked.case, approver, asked.id, { do: 'return', revision: 1, reason });
      expect((await refusal(take(await h.as(approver), back('  ')))).code).toBe('empty');
      await take(await h.as(approver), back('Kinder, please'));
      expect(await listed(await h.as(h.agents.noReply), asked.id)).toMatchObject({
        state: 'returned',
        decision: { by: { id: approver }, reason: 'Kinder, please', text: '', message: '' },
      });
      expect(await h.server.countOf(asked.case, 'Whatever')).toBe(0);
    });

    on('passed on to somebody, it is theirs to decide and nobody else’s', async (h) => {
      const asked = await ask(h, await h.server.aCase(), proposal('For Eva'));
      const [first, second] = h.agents.approvers;
      const pass = (agent: string) =>
        stepOf(h, asked.case, first, asked.id, { do: 'pass', agent, queue: null, note: 'yours' });
      expect((await refusal(take(await h.as(first), pass(h.agents.me)))).code).toBe('rejected');
      expect((await refusal(take(await h.as(first), pass('nobody-at-all')))).code).toBe('rejected');
      await take(await h.as(first), pass(second));
      const found = await listed(await h.as(second), asked.id);
      expect(found).toMatchObject({ state: 'waiting', reviewer: second, review: null });
      expect(found.log.at(-1)).toMatchObject({ kind: 'passed', by: { id: first } });
      const own = await approval(h, first, asked);
      expect((await refusal(take(await h.as(first), own))).code).toBe('no-right');
      await take(await h.as(second), await approval(h, second, asked));
      expect(await h.server.countOf(asked.case, 'For Eva')).toBe(1);
    });

    on('a new text of its author voids the review of the old one', async (h) => {
      const asked = await ask(h, await h.server.aCase(), proposal('First try'));
      const [approver] = h.agents.approvers;
      const before = await approval(h, approver, asked);
      await deskOf(await h.as(approver)).claim(asked.id, 1, soon());
      const revise = (agent: string, of: number) =>
        stepOf(h, asked.case, agent, asked.id, {
          do: 'revise',
          of,
          proposal: proposal('Second try'),
          note: '',
          threadRevision: 1,
        });
      expect((await refusal(take(h.connector, revise(h.agents.me, 1)))).code).toBe('forbidden');
      await take(h.connector, revise(h.agents.noReply, 1));
      const found = await listed(await h.as(approver), asked.id);
      expect(found).toMatchObject({ revision: 2, review: null, proposal: { text: 'Second try' } });
      // Where the desk keeps what was replaced, the record has it.
      expect(found.log.at(-1)?.replaced ?? 'First try').toBe('First try');
      expect(found.hash).toBe(await hashOf(found.proposal));
      expect((await refusal(take(await h.as(approver), before))).code).toBe('new-revision');
      expect((await refusal(take(h.connector, revise(h.agents.noReply, 1)))).code).toBe('new-revision');
      await take(await h.as(approver), await approval(h, approver, asked));
      expect(await h.server.countOf(asked.case, 'First try')).toBe(0);
      expect(await h.server.countOf(asked.case, 'Second try')).toBe(1);
      expect((await refusal(take(h.connector, revise(h.agents.noReply, 2)))).code).toBe('already-decided');
    });

    on('withdrawn by its author, it cannot be decided any more', async (h) => {
      const asked = await ask(h, await h.server.aCase(), proposal('Never mind'));
      const [approver] = h.agents.approvers;
      const late = await approval(h, approver, asked);
      const withdraw = (agent: string) => stepOf(h, asked.case, agent, asked.id, { do: 'withdraw' });
      expect((await refusal(take(h.connector, withdraw(approver)))).code).toBe('forbidden');
      await take(h.connector, withdraw(h.agents.noReply));
      const { agents } = await h.connector.directory(soon());
      expect(await refusal(take(await h.as(approver), late))).toMatchObject({
        code: 'already-decided',
        detail: agents.find(({ id }) => id === h.agents.noReply)?.name,
      });
      expect(await h.server.countOf(asked.case, 'Never mind')).toBe(0);
    });

    on(
      'a request is refused for a closed case, without text, and for a queue that is not there',
      async (h) => {
        const closed = await h.server.aCase({ status: 'closed' });
        expect((await refusal(ask(h, closed, proposal('x')))).code).toBe('closed-case');
        const id = await h.server.aCase();
        expect((await refusal(ask(h, id, proposal('  ')))).code).toBe('empty');
        const lost = { id: 'f-never-came', name: 'slip.txt', type: 'text/plain', size: 5 };
        expect((await refusal(ask(h, id, proposal('x', { attachments: [lost] })))).code).toBe('gone');
        const nowhere = stepOf(h, id, h.agents.noReply, `${h.desk}:nowhere`, {
          do: 'request',
          proposal: proposal('x'),
          note: '',
          queue: 'no-queue-at-all',
          threadRevision: 1,
        });
        expect((await refusal(take(h.connector, nowhere))).code).toBe('rejected');
        expect((await deskOf(h.connector).listApprovals(soon())).filter((one) => one.case === id)).toEqual(
          [],
        );
      },
    );

    on(
      'the record has everybody’s requests with their history, and is only for those who approve',
      async (h) => {
        const { record } = deskOf(h.connector);
        // Where a desk cannot tell more than it lists, the workflow makes do with that.
        if (!record) return;
        const asked = await ask(h, await h.server.aCase(), proposal('For the record'));
        const [approver] = h.agents.approvers;
        await take(await h.as(approver), await approval(h, approver, asked));
        const everything = await deskOf(await h.as(approver)).record?.(soon());
        const found = everything?.find(({ id }) => id === asked.id);
        expect(found).toMatchObject({ state: 'approved', case: asked.case, desk: h.desk });
        expect(found?.log.map(({ kind }) => kind)).toEqual(['requested', 'approved']);
        const refused = deskOf(await h.as(h.agents.noReply)).record?.(soon());
        expect((await refusal(refused ?? Promise.resolve())).code).toBe('no-right');
      },
    );

    on('after a cut line each step is there once, and known again', async (h) => {
      const id = await h.server.aCase();
      const [approver] = h.agents.approvers;
      const connector = await h.as(approver);
      const cut = async (work: () => Promise<unknown>) => {
        h.fault('drop-answer');
        expect(codeOf(await refusal(work()))).toMatch(/offline|unexpected/);
        h.fault(null);
      };
      const asked = await ask(h, id, proposal('Once'));
      const again = await take(h.connector, asked.item);
      expect(await h.connector.wasDelivered(asked.item, soon())).toEqual(again);
      const waiting = (await deskOf(connector).listApprovals(soon())).filter((one) => one.case === id);
      expect(waiting).toHaveLength(1);
      const item = await approval(h, approver, asked);
      await cut(() => take(connector, item));
      const receipt = await connector.wasDelivered(item, soon());
      expect(receipt).toMatchObject({ copies: 1 });
      if (h.dedupes) expect(await take(connector, item)).toEqual(receipt);
      expect(await h.server.countOf(id, 'Once')).toBe(1);
    });
  });
