import { describe, expect } from 'vitest';
import {
  approval,
  ask,
  deskOf,
  listed,
  onlyWithApprovals,
  proposal,
  refusal,
  take,
} from './approval-steps.ts';
import { type MakeHarness, soon } from './harness.ts';

const ROUNDS = 40;

/** Several people decide about the same: one does, the others are told who. */
export const approvalRaces = (make: MakeHarness) =>
  describe('approvals, several people at once', () => {
    const on = onlyWithApprovals(make);

    on('who looks at it is told to the others, until they let go', async (h) => {
      const asked = await ask(h, await h.server.aCase(), proposal('Look'));
      const [first, second] = h.agents.approvers;
      const [one, two] = await Promise.all([h.as(first), h.as(second)]);
      const { until } = await deskOf(one).claim(asked.id, 1, soon());
      expect(until > new Date().toISOString()).toBe(true);
      expect((await listed(two, asked.id)).review).toMatchObject({ id: first, until });
      const { agents } = await h.connector.directory(soon());
      expect(await refusal(deskOf(two).claim(asked.id, 1, soon()))).toMatchObject({
        code: 'conflict',
        detail: agents.find(({ id }) => id === first)?.name,
      });
      await deskOf(one).claim(asked.id, 1, soon());
      await deskOf(two).release(asked.id, soon());
      expect((await listed(two, asked.id)).review?.id).toBe(first);
      await deskOf(one).release(asked.id, soon());
      await deskOf(one).release(asked.id, soon());
      await deskOf(two).claim(asked.id, 1, soon());
      const { log, review } = await listed(one, asked.id);
      expect(review?.id).toBe(second);
      expect(log.map(({ kind }) => kind)).toEqual(['requested', 'claimed', 'released', 'claimed']);
      expect((await refusal(deskOf(one).claim(asked.id, 2, soon()))).code).toBe('new-revision');
    });

    on('of two who take it in the same moment one gets it', async (h) => {
      const asked = await ask(h, await h.server.aCase(), proposal('Mine'));
      const both = await Promise.all(h.agents.approvers.map((agent) => h.as(agent)));
      const done = await Promise.allSettled(both.map((c) => deskOf(c).claim(asked.id, 1, soon())));
      expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    });

    on(
      `of two who approve in the same moment one does, ${ROUNDS} times: one message each, the other is told who`,
      async (h) => {
        const both = await Promise.all(h.agents.approvers.map((agent) => h.as(agent)));
        const { agents } = await h.connector.directory(soon());
        const nameOf = (wanted: string | undefined) => agents.find(({ id }) => id === wanted)?.name;
        for (let round = 0; round < ROUNDS; round++) {
          const asked = await ask(h, await h.server.aCase(), proposal(`round ${round}`));
          const items = await Promise.all(h.agents.approvers.map((agent) => approval(h, agent, asked)));
          // Whose request leaves first changes, or one of them would always win.
          const order = round % 2 === 0 ? [0, 1] : [1, 0];
          const done = await Promise.all(
            order.map(async (n) => {
              const [connector, item] = [both[n], items[n]];
              if (!connector || !item) throw new Error('there are two');
              const error = await take(connector, item).then(
                () => undefined,
                (thrown: unknown) => thrown,
              );
              return { agent: item.agent, error };
            }),
          );
          const winner = done.find(({ error }) => error === undefined)?.agent;
          const lost = done.filter(({ error }) => error !== undefined);
          expect(await h.server.countOf(asked.case, `round ${round}`)).toBe(1);
          expect(lost).toHaveLength(1);
          expect(lost[0]?.error).toMatchObject({ code: 'already-decided', detail: nameOf(winner) });
        }
      },
      30_000,
    );
  });
