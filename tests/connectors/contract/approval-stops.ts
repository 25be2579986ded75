import { describe, expect } from 'vitest';
import {
  type Asked,
  approval,
  ask,
  listed,
  NO_FILES,
  onlyWithApprovals,
  proposal,
  refusal,
  take,
} from './approval-steps.ts';
import { type DeskHarness, itemFor, type MakeHarness, soon } from './harness.ts';

/** Everything that may happen between the review and the decision. */
export const approvalStops = (make: MakeHarness) =>
  describe('what stops an approval', () => {
    const on = onlyWithApprovals(make);

    /** Everything that stops an approval, and what brings it about between the review and the decision. */
    const STOPS: readonly [
      string,
      { readonly code: string; readonly detail?: string },
      (h: DeskHarness, asked: Asked) => Promise<unknown>,
    ][] = [
      [
        'the customer wrote',
        { code: 'case-moved', detail: 'moved' },
        (h, asked) => h.server.customerWrites(asked.case, 'One more thing'),
      ],
      [
        'somebody else answered',
        { code: 'case-moved', detail: 'answered' },
        (h, asked) =>
          h.connector.deliver(
            itemFor(h, asked.case, { kind: 'reply', text: 'Done', attachments: [], status: null }),
            NO_FILES,
            soon(),
          ),
      ],
      [
        'the case was closed',
        { code: 'case-moved', detail: 'closed' },
        (h, asked) =>
          h.connector.deliver(itemFor(h, asked.case, { kind: 'status', status: 'closed' }), NO_FILES, soon()),
      ],
      [
        'the right was taken away',
        { code: 'no-right' },
        (h) => h.server.setRights(h.agents.approvers[0], ['reply']),
      ],
      ['a file is gone', { code: 'case-moved', detail: 'files' }, (h) => h.server.loseFile('f-lost')],
    ];
    const LOST = { id: 'f-lost', name: 'slip.txt', type: 'text/plain', size: 5 };

    for (const [name, expected, happens] of STOPS)
      on(`nothing goes out if ${name}`, async (h) => {
        const files = new Map([[LOST.id, new Blob(['hello'])]]);
        const asked = await ask(
          h,
          await h.server.aCase(),
          proposal('Too late', { attachments: [LOST] }),
          files,
        );
        const [approver] = h.agents.approvers;
        const connector = await h.as(approver);
        const item = await approval(h, approver, asked);
        await happens(h, asked);
        expect(await refusal(take(connector, item))).toMatchObject(expected);
        expect(await connector.wasDelivered(item, soon())).toBe('no');
        // Twice is not told twice, and helps nothing.
        expect(await refusal(take(connector, item))).toMatchObject(expected);
        expect(await h.server.countOf(asked.case, 'Too late')).toBe(0);
        const { state, log } = await listed(await h.as(h.agents.noReply), asked.id);
        if (expected.detail === 'closed') expect(state).toBe('lapsed');
        else {
          expect(state).toBe('waiting');
          expect(log.filter(({ kind }) => kind === 'blocked')).toMatchObject([
            { by: { id: approver }, detail: expected.detail ?? expected.code },
          ]);
        }
      });

    on('nothing goes out once the window is over', async (h) => {
      const asked = await ask(h, await h.server.aCase({ windowOver: true }), proposal('Too late'));
      const [approver] = h.agents.approvers;
      const late = await approval(h, approver, asked);
      expect(await refusal(take(await h.as(approver), late))).toMatchObject({
        code: 'case-moved',
        detail: 'window',
      });
      expect(await h.server.countOf(asked.case, 'Too late')).toBe(0);
    });

    on('whoever looks again after a new message can approve', async (h) => {
      const asked = await ask(h, await h.server.aCase(), proposal('Still true'));
      await h.server.customerWrites(asked.case, 'Hello?');
      const [approver] = h.agents.approvers;
      await take(await h.as(approver), await approval(h, approver, asked));
      expect(await h.server.countOf(asked.case, 'Still true')).toBe(1);
    });

    on('nobody approves their own reply, and nobody without the right approves any', async (h) => {
      const [approver] = h.agents.approvers;
      const asked = await ask(h, await h.server.aCase(), proposal('Mine alone'));
      for (const agent of [h.agents.noReply, h.agents.me])
        expect((await refusal(take(await h.as(agent), await approval(h, agent, asked)))).code).toBe(
          'no-right',
        );
      await h.server.setRights(h.agents.noReply, ['approve']);
      const own = await approval(h, h.agents.noReply, asked);
      expect((await refusal(take(await h.as(h.agents.noReply), own))).code).toBe('no-right');
      await take(await h.as(approver), await approval(h, approver, asked));
      expect(await h.server.countOf(asked.case, 'Mine alone')).toBe(1);
    });
  });
