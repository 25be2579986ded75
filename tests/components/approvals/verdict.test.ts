import { describe, expect, it } from 'vitest';
import type { Review } from '@/components/approvals/kept';
import { needsLook, openBlocks, overLimit } from '@/components/approvals/verdict';
import { whyNotApprove } from '@/components/approvals/why-not-approve';
import { LOCAL_CAPABILITIES } from '@/core/connectors/local/capabilities';
import type { ApprovalBlock } from '@/core/model/approval';
import type { ApprovalView } from '@/core/queries/approvals';
import { anAgent } from '../../fixtures/model';

const lea = anAgent({ id: 'lea', name: 'Lea', rights: ['reply', 'approve'] });

/** A request by Tina for Ana, whose case stands at revision 5. */
function aView(
  blocks: readonly ApprovalBlock[] = [],
  textLength = 0,
  over: Partial<ApprovalView> = {},
): ApprovalView {
  return {
    approval: {
      id: 'local:a',
      desk: 'local',
      case: 'local:1',
      author: { id: 'tina', name: 'Tina' },
      queue: null,
      reviewer: null,
      note: '',
      revision: 1,
      proposal: { text: 'Hello', attachments: [], status: null },
      hash: 'h',
      threadRevision: 3,
      state: 'waiting',
      review: null,
      decision: null,
      log: [],
      createdAt: '2026-11-23T10:00:00.000Z',
      updatedAt: '2026-11-23T10:00:00.000Z',
    },
    case: {
      id: 'local:1',
      number: '1',
      contactName: 'Ana',
      kind: 'chat',
      subject: '',
      windowEndsAt: null,
      dueAt: null,
      status: 'open',
      revision: 5,
      language: 'en',
      queueName: '',
    },
    lastInbound: null,
    urgentAt: null,
    owed: null,
    blocks,
    mayDecide: true,
    recent: [],
    channel: {
      id: 'chat',
      name: 'Chat',
      kind: 'chat',
      address: '',
      limits: { textLength, attachments: 0, attachmentBytes: 0, attachmentTypes: [] },
      windowHours: 0,
      isPublic: false,
    },
    capabilities: LOCAL_CAPABILITIES,
    me: lea,
    agents: [],
    queues: [],
    contact: null,
    ...over,
  };
}
const aReview = (over: Partial<Review> = {}): Review => ({
  revision: 1,
  base: 'Hello',
  text: 'Hello',
  form: 'none',
  reason: '',
  to: null,
  note: '',
  looked: null,
  at: 0,
  ...over,
});

describe('what stands against approving', () => {
  it('nothing, if nothing changed', () => {
    expect(whyNotApprove(aView(), aReview())).toBeUndefined();
  });

  it('new messages do until they were looked at, and do again when more came', () => {
    const view = aView(['moved', 'answered']);
    expect(needsLook(openBlocks(view, aReview()))).toBe(true);
    expect(openBlocks(view, aReview({ looked: 5 }))).toEqual([]);
    expect(openBlocks(view, aReview({ looked: 4 }))).toEqual(['moved', 'answered']);
    expect(whyNotApprove(view, aReview())).toBe('Ana wrote again after this was written.');
  });

  it('a closed case, a window that is over and a lost file stay, however often one looks; they are told first', () => {
    for (const block of ['closed', 'window', 'files'] as const) {
      const blocks = openBlocks(aView(['moved', block]), aReview());
      expect(blocks[0]).toBe(block);
      expect(needsLook(blocks)).toBe(false);
      expect(openBlocks(aView([block]), aReview({ looked: 5 }))).toEqual([block]);
    }
  });

  it('a text that is too long is counted in letters as people see them; an empty one is not sent', () => {
    const view = aView([], 5);
    expect(overLimit(view, aReview({ text: 'Hi 👋🏽' }))).toBe(0);
    expect(whyNotApprove(view, aReview({ text: 'Hello!' }))).toBe(
      'The text is 1 character too long for this channel.',
    );
    expect(whyNotApprove(view, aReview({ text: ' \n' }))).toBe(
      'There is no text. Write one, or return the request.',
    );
  });

  it('a right that is gone, and a text of the author’s that nobody has looked at', () => {
    const none = aView([], 0, { me: { ...lea, rights: ['reply'] } });
    expect(whyNotApprove(none, aReview())).toContain('may not decide');
    expect(whyNotApprove(aView(), aReview({ revision: 0 }))).toBe('Look at the new text first');
  });
});
