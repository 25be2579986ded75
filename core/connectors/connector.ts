import type { AdminChange, DeskSettings } from '@/core/model/admin-change';
import type { CaseFacts } from '@/core/model/case';
import type { Contact } from '@/core/model/contact';
import type { Capabilities } from '@/core/model/desk';
import type { Agent, Directory } from '@/core/model/directory';
import type { Attachment, Message } from '@/core/model/message';
import type { OutboxItem } from '@/core/model/outbox-item';
import type { Presence } from '@/core/model/presence';
import type { Carrying } from '@/core/model/upload';
import type { ApprovalDesk } from './approvals.ts';

/** Who is signed in. */
export interface Session {
  readonly me: Agent;
  /** What people call this account, e.g. the company's name. */
  readonly name: string;
}

/** What happened since a cursor. Repeating a cursor is harmless; no cursor ever skips a change. */
export interface Changes {
  readonly cases: readonly CaseFacts[];
  readonly contacts: readonly Contact[];
  readonly messages: readonly Message[];
  /** Ids of messages and cases that are gone (merged, deleted). */
  readonly gone: readonly string[];
  /** Opaque: only the connector that made it can read it. Stored with the changes it stands behind. */
  readonly cursor: string;
  /** More is ready now: pull again at once. */
  readonly more: boolean;
  /** The desk knows that nothing happens before this time; null = unknown. */
  readonly nextAt: string | null;
  /** How far the desk's clock is ahead of ours, in milliseconds (`aheadOf`); null or left out = nothing was learned of it. */
  readonly ahead?: number | null;
  /** Something about approvals changed: list them again. Left out = the desk does not tell, so each pull lists them. */
  readonly approvalsChanged?: boolean;
  /** The directory changed: read it again. */
  readonly directoryChanged: boolean;
  /** Who is at which case now, all of the desk at once; left out = the desk does not tell, or nothing new. */
  readonly presences?: readonly Presence[];
}

/** A part of something longer, in the desk's order. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Pass as `before` for the next page; null = that was all. */
  readonly next: string | null;
}

/** Where an entry stands in its thread. Its time alone would not do: several entries may share one. */
export const placeInThread = ({ at, id }: Pick<Message, 'at' | 'id'>) => `${at}|${id}`;

/** The time and the id that a place is made of. */
export function inThread(place: string): Pick<Message, 'at' | 'id'> {
  const [at = '', ...id] = place.split('|');
  return { at, id: id.join('|') };
}

/** The desk has the item. */
export interface Receipt {
  /** Its id in the desk, as a `Message` id; '' for things that are no message. */
  readonly message: string;
  readonly at: string;
  /** A reply whose status was not set: the reason. */
  readonly statusProblem: string;
  /** How many of it the desk has: more than one if the network repeated it; of what is no message always 1. */
  readonly copies: number;
  /** Of a first message: the case it began, as a case id. */
  readonly case?: string;
  /** The browser may have sent it more than once by itself: the workflow asks `wasDelivered` how many there are. */
  readonly mayRepeat?: boolean;
}

/**
 * A helpdesk, as the workflow sees it. Connectors stay dumb: they translate and pass on; retrying, order, storing
 * and showing are the workflow's, once for all desks.
 *
 * Every method may throw a CasebarError with one of the transport codes (signed-out, forbidden, gone, conflict,
 * busy, rejected, offline). Which code it is decides what becomes of a reply: busy and signed-out mean «certainly
 * not carried out», offline and anything unexpected mean «nobody knows». A request's signal aborts after 20 s.
 */
export interface Connector {
  /** Fixed for the connector's kind; asked before anybody signs in. */
  readonly capabilities: Capabilities;
  /** How long after a cut line the desk may still be carrying out a request; asking earlier proves nothing. */
  readonly settleMs: number;
  /** Signs in, or goes on with a session that still holds. `as` picks an agent where the desk lets one choose. */
  signIn(signal: AbortSignal, as?: string): Promise<Session>;
  /** Everything at once; the workflow asks only when it has none, or when a pull said that it changed. */
  directory(signal: AbortSignal): Promise<Directory>;
  /** What changed since `cursor`, in slices; null = from the beginning. Must bear being asked twice with the same. */
  pull(cursor: string | null, signal: AbortSignal): Promise<Changes>;
  /** Calls `onNews` whenever pulling would bring something, until `signal` is aborted. */
  listen?(onNews: () => void, signal: AbortSignal): void;
  /** Tells colleagues what the agent is doing at a case; forgotten by the desk after a while. */
  tell?(caseId: string, doing: Exclude<Presence['doing'], 'typing'>, signal: AbortSignal): Promise<void>;
  /** Newest first; `before` is the place of the oldest entry the caller has, also one that a pull brought. */
  thread(caseId: string, before: string | null, signal: AbortSignal): Promise<Page<Message>>;
  /** Bytes of an attachment, by the id that its message gave it. */
  file(attachment: string, signal: AbortSignal): Promise<Blob>;
  /** A message's text in another language (BCP 47); there if, and only if, `capabilities.translate` says so. */
  translate?(caseId: string, message: string, language: string, signal: AbortSignal): Promise<string>;
  /**
   * Brings a file to the desk before the message, and answers what the desk calls it; left out = `deliver` takes bytes.
   * `carryFile` (core/transfer) takes the bytes there. Nothing limits the whole: `file.signal` is aborted only when the
   * item is given up, so the connector's own small requests need ends of their own. The same file may come again.
   */
  upload?(attachment: Attachment, file: Carrying, item: OutboxItem): Promise<string>;
  /** There if, and only if, `capabilities.approvals` says so; items of that kind go there instead of to `deliver`. */
  readonly approvals?: ApprovalDesk;
  /** One outbox item; files carries the bytes of its attachments by id. Uploaded ones stand in `item.uploads` instead. */
  deliver(item: OutboxItem, files: ReadonlyMap<string, Blob>, signal: AbortSignal): Promise<Receipt>;
  /** Changes the desk's settings, all of it or nothing; may also throw empty. With `administer` in its capabilities. */
  administer?(change: AdminChange, signal: AbortSignal): Promise<void>;
  /** What the desk does by the clock. */
  rules?(signal: AbortSignal): Promise<DeskSettings>;
  /** Whether an earlier attempt arrived, and how many copies of it. `unknown` = the desk cannot tell. */
  wasDelivered(item: OutboxItem, signal: AbortSignal): Promise<Receipt | 'no' | 'unknown'>;
}
