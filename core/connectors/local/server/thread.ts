import type { CaseStatus } from '@/core/model/case';
import type {
  Attachment,
  Author,
  CaseEvent,
  MailHeaders,
  Reaction,
  SentCard,
  SentLocation,
} from '@/core/model/message';
import type { FilledTemplate } from '@/core/model/template';
import type { Change, ServerCase, ServerMessage } from './database.ts';

/** What is written into a thread; everything not given is empty. */
export interface Entry {
  readonly kind: ServerMessage['kind'];
  /** 'none' for notes and events: they go to nobody. */
  readonly direction: ServerMessage['direction'];
  readonly author: Author;
  readonly at: string;
  readonly text?: string;
  readonly html?: string;
  readonly attachments?: readonly Attachment[];
  readonly mail?: MailHeaders | null;
  readonly event?: CaseEvent | null;
  readonly delivery?: ServerMessage['delivery'];
  readonly replyTo?: string;
  readonly location?: SentLocation;
  readonly cards?: readonly SentCard[];
  readonly template?: FilledTemplate;
  readonly pressed?: true;
  readonly reactions?: readonly Reaction[];
}

/** What a case is before anything happened to it; times are its beginning's. */
export const untouchedCase = (at: string) =>
  ({
    status: 'new',
    assignee: null,
    tags: [],
    sentiment: null,
    fields: {},
    dueAt: null,
    preview: '',
    unread: 0,
    waitingSince: null,
    lastInboundAt: null,
    createdAt: at,
    updatedAt: at,
    revision: 0,
  }) as const;

const SYSTEM: Author = { kind: 'system', id: 'system', name: '' };

/** First 200 characters on one line, for lists. */
export const previewOf = (text: string) => text.slice(0, 600).replace(/\s+/g, ' ').trim().slice(0, 200);

/** Adds an entry to a thread; the caller stores the case it returns beside it. */
export async function addEntry(c: Change, caseId: string, entry: Entry): Promise<ServerMessage> {
  const seq = c.next();
  const message: ServerMessage = {
    // Entries of the same time stand in the order of their ids, so these must sort as they were written.
    id: `m${String(seq).padStart(9, '0')}`,
    case: caseId,
    text: '',
    html: '',
    attachments: [],
    mail: null,
    event: null,
    delivery: null,
    ...entry,
    seq,
  };
  await c.store('messages').put(message);
  return message;
}

/** A line of history by the system or an agent. */
export const addEvent = (c: Change, caseId: string, event: CaseEvent, at: string, author: Author = SYSTEM) =>
  addEntry(c, caseId, { kind: 'event', direction: 'none', author, at, event });

/** Stores a changed case at a new place of the change log. */
export async function putCase(c: Change, changed: Omit<ServerCase, 'seq'>): Promise<ServerCase> {
  const stored = { ...changed, seq: c.next() };
  await c.store('cases').put(stored);
  return stored;
}

/** The case after the contact wrote: waiting, unread, and reopened if an agent thought it done. */
export function afterInbound(before: ServerCase, text: string, at: string): ServerCase {
  const reopens = before.status === 'resolved' || before.status === 'pending';
  const status: CaseStatus = reopens ? 'open' : before.status;
  return {
    ...before,
    status,
    preview: previewOf(text) || before.preview,
    unread: before.unread + 1,
    waitingSince: before.waitingSince ?? at,
    lastInboundAt: at,
    updatedAt: at,
    revision: before.revision + 1,
  };
}

/** The case after an agent answered: nobody waits any more. */
export const afterOutbound = (before: ServerCase, text: string, at: string): ServerCase => ({
  ...before,
  preview: previewOf(text) || before.preview,
  unread: 0,
  waitingSince: null,
  dueAt: null,
  updatedAt: at,
  revision: before.revision + 1,
});
