import type { OwnPlace } from '@/core/connectors/together';
import type { DeskServer } from '../server/desk-server.ts';

/** The desk's server as one of several people sees it: who asks, and over which line, is this browser's own matter. */
export const asOneOf = (server: DeskServer, own: OwnPlace): DeskServer => ({
  ...server,
  async signIn(as) {
    const { me } = await own.read();
    const session = await server.signIn(as ?? me, false);
    if (session.me.id !== me) await own.write({ me: session.me.id, newcomer: true });
    return session;
  },
  async pull(since) {
    const slice = await server.pull(since);
    const { newcomer = false } = await own.read();
    return { ...slice, approvalsChanged: slice.approvalsChanged || newcomer };
  },
  tell: async (caseId, doing) => server.tell(caseId, doing, (await own.read()).me),
  async approvals() {
    const { me, newcomer } = await own.read();
    const found = await server.approvals(me);
    if (newcomer) await own.write({ newcomer: false });
    return found;
  },
  approvalRecord: async () => server.approvalRecord((await own.read()).me),
  claim: async (approval, revision) => server.claim(approval, revision, (await own.read()).me),
  release: async (approval) => server.release(approval, (await own.read()).me),
  administer: async (wanted) => server.administer(wanted, (await own.read()).me),
  line: async () => (await own.read()).line ?? 'good',
  setLine: (line) => own.write({ line }),
});
