import { sentHeaders } from '@/core/mail/envelope';
import type { Agent } from '@/core/model/directory';
import { CasebarError } from '@/core/model/errors';
import type { Message } from '@/core/model/message';
import type { OutboxAction, OutboxItem } from '@/core/model/outbox-item';
import type { Seen } from '@/core/model/seen';
import { caseById } from '@/core/store/cases';
import { signedIn } from '@/core/store/desks';
import { enqueue, enqueueAll, type NewItem, provisionalId } from '@/core/store/outbox';
import type { CaseRecord } from '@/core/store/schema';
import { deliverCase } from './deliver-outbox.ts';
import { inBackground } from './in-background.ts';
import { arm } from './schedule.ts';

/** A case of a desk somebody is signed in to. Errors: gone, signed-out. */
export async function workOn(caseId: string): Promise<{ record: CaseRecord; me: Agent }> {
  const record = await caseById(caseId);
  if (!record) throw new CasebarError('gone', caseId);
  return { record, me: (await signedIn(record.desk)).me };
}

/** What the thread shows of a reply or note until the desk has it. */
type Shown = Pick<OutboxItem, 'id' | 'case' | 'action' | 'createdAt' | 'sendAt' | 'undoUntil'>;
function shownAs(item: Shown, me: Agent): Message | null {
  const { action } = item;
  if (action.kind !== 'reply' && action.kind !== 'note') return null;
  return {
    id: provisionalId(item),
    case: item.case,
    kind: action.kind === 'reply' ? 'message' : 'note',
    direction: action.kind === 'reply' ? 'out' : 'none',
    author: { kind: 'agent', id: me.id, name: me.name },
    text: action.text,
    html: '',
    attachments: action.attachments,
    // At the end of the thread until it goes: that is where it will stand.
    at: item.sendAt ?? item.createdAt,
    delivery: 'queued',
    mail: action.kind === 'reply' && action.mail ? sentHeaders(action.mail, '') : null,
    event: null,
    ...(item.sendAt && { sendAt: item.sendAt }),
    ...(item.undoUntil && { undoUntil: item.undoUntil }),
    ...(action.kind === 'reply' && action.replyTo && { replyTo: action.replyTo }),
    ...(action.kind === 'reply' && action.template && { template: action.template }),
  };
}

/** How something is owed, where that differs from «now, against what is shown». */
export interface Owing {
  /** Default: a new id. A draft's id makes sending it twice impossible. */
  readonly id?: string;
  /** Milliseconds during which it can be taken back before it goes. */
  readonly delay?: number;
  /** Milliseconds during which the agent is offered to take a text back. */
  readonly undo?: number | undefined;
  /** Not before this time, chosen by the agent; ISO. */
  readonly sendAt?: string | undefined;
  /** The thread's revision the agent had in front of them; left out = the one stored now. */
  readonly seenRevision?: number;
  /** What they had read of the case. */
  readonly seen?: Seen | undefined;
  /** Several cases changed with one press share it. */
  readonly group?: string;
  /** Files of it that the desk has already. */
  readonly atDesk?: readonly string[];
}

/** The same draft with another text is not the same message; swallowing it would lose a reply. Errors: conflict. */
function mustBeSame(before: OutboxItem, now: Pick<OutboxItem, 'case' | 'action' | 'sendAt'>) {
  const same = before.case === now.case && before.sendAt === now.sendAt;
  if (!same || JSON.stringify(before.action) !== JSON.stringify(now.action))
    throw new CasebarError('conflict', before.agent);
}

function newItem(record: CaseRecord, me: Agent, action: OutboxAction, owing: Owing): NewItem {
  const now = Date.now();
  const { sendAt } = owing;
  const due = sendAt ? Date.parse(sendAt) : now + (owing.undo ?? owing.delay ?? 0);
  const dueAt = new Date(due).toISOString();
  const item = {
    id: owing.id ?? crypto.randomUUID(),
    desk: record.desk,
    case: record.id,
    agent: me.id,
    action,
    state: 'queued' as const,
    attempts: [],
    dueAt,
    ...(sendAt && { sendAt }),
    // One with a time of its own can be taken back until then anyway.
    ...(owing.undo && !sendAt && { undoUntil: dueAt }),
    ...(owing.seen && { seen: owing.seen }),
    createdAt: new Date(now).toISOString(),
    problem: null,
    seenRevision: owing.seenRevision ?? record.revision,
    ...(owing.group && { group: owing.group }),
    ...(owing.atDesk?.length && { atDesk: owing.atDesk }),
  };
  return { item, shown: shownAs(item, me), job: `deliver:${record.desk}` };
}

/**
 * Every change an agent makes goes this way: stored as owed, shown at once, then delivered. Answers the item's id
 * as soon as it is stored; nothing here waits for a network.
 */
export async function owe(caseId: string, action: OutboxAction, owing: Owing = {}): Promise<string> {
  const { record, me } = await workOn(caseId);
  const { item, shown, job } = newItem(record, me, action, owing);
  const before = await enqueue(item, shown, job);
  if (before) {
    mustBeSame(before, item);
    return before.id;
  }
  // The job was stored with the item; only its alarm is missing.
  await arm();
  if (item.dueAt <= new Date().toISOString()) inBackground('deliver', deliverCase(record.desk, caseId));
  return item.id;
}

/** One change of a group. */
export interface Change {
  readonly record: CaseRecord;
  readonly me: Agent;
  readonly action: OutboxAction;
  /** Its id tells that it is owed already. */
  readonly owing: Owing & { readonly id: string; readonly delay: number };
}

/** Owes a whole group in one transaction; all of it goes later, after its delay. */
export async function oweAll(changes: readonly Change[]): Promise<void> {
  await enqueueAll(changes.map(({ record, me, action, owing }) => newItem(record, me, action, owing)));
  await arm();
}
