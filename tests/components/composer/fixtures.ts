import { vi } from 'vitest';
import browser from 'webextension-polyfill';
import { LOCAL_CAPABILITIES } from '@/core/connectors/local/capabilities';
import type { Channel } from '@/core/model/channel';
import type { ErrorCode } from '@/core/model/errors';
import type { CaseView } from '@/core/queries/case';
import type { CaseRow } from '@/core/queries/inbox';
import { aCase, anAgent } from '../../fixtures/model';

export const aChannel = (over: Partial<Channel> = {}): Channel => ({
  id: 'mail',
  name: 'Support mailbox',
  kind: 'email',
  address: '',
  limits: { textLength: 0, attachments: 10, attachmentBytes: 25_000_000, attachmentTypes: [] },
  windowHours: 0,
  isPublic: false,
  ...over,
});

let lastCase = 0;

/** A case of the agent who writes, with an id no other test has: drafts are kept per case. */
export function aView(over: Partial<CaseView> & { row?: Partial<CaseRow> } = {}): CaseView {
  lastCase += 1;
  const { row, ...rest } = over;
  return {
    case: {
      ...aCase({ id: `local:c${lastCase}`, number: `${lastCase}`, assignee: 'ana', status: 'open' }),
      unconfirmed: 0,
      queueName: 'Sales',
      assigneeName: 'Ana Reis',
      tagNames: [],
      mine: true,
      pending: false,
      ...row,
    },
    contact: null,
    channel: aChannel(),
    me: anAgent(),
    // No thread answers here; what a mail's envelope needs of it is tested on the whole product.
    capabilities: { ...LOCAL_CAPABILITIES, mailEnvelope: false },
    agents: [],
    queues: [],
    tags: [],
    fields: [],
    changing: [],
    stuck: [],
    approvals: [],
    deskName: 'Bikes',
    presences: [],
    ...rest,
  };
}

/** One call that reached the background. */
export interface Asked {
  readonly call: string;
  readonly args: readonly unknown[];
}

/** What the background answers; a thrown code is an error answer, a promise makes it wait. */
type Answering = (asked: Asked, index: number) => ErrorCode | Promise<ErrorCode | undefined> | undefined;

/** Stands for the background: notes every call, says yes unless told otherwise. */
export function aBackground(answering: Answering = () => undefined) {
  const calls: Asked[] = [];
  const told: Asked[] = [];
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(async (raw: unknown) => {
    const { call, args } = raw as Asked; // the test's own border
    // Told again and again while somebody writes; tests of it look for it by name.
    (call === 'tellPresence' ? told : calls).push({ call, args });
    if (call === 'tellPresence') return { ok: true, value: null };
    const code = await answering({ call, args }, calls.length - 1);
    return code ? { ok: false, code, detail: '' } : { ok: true, value: null };
  });
  return {
    calls,
    /** What colleagues are told. */
    told,
    /** The calls of one name. */
    of: (name: string) => calls.filter(({ call }) => call === name),
  };
}
