import type { CaseFacts } from '@/core/model/case';
import type { Contact } from '@/core/model/contact';
import type { Capabilities } from '@/core/model/desk';
import type { Agent, Directory } from '@/core/model/directory';
import type { Message } from '@/core/model/message';
import type { OutboxItem } from '@/core/model/outbox-item';

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
  readonly cursor: string;
  /** More is ready now: pull again at once. */
  readonly more: boolean;
  /** The desk knows that nothing happens before this time; null = unknown. */
  readonly nextAt: string | null;
  /** The directory changed: read it again. */
  readonly directoryChanged: boolean;
}

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
}

/** A helpdesk, as the workflow sees it. Every method may throw a CasebarError with one of the transport codes. */
export interface Connector {
  readonly capabilities: Capabilities;
  /** How long after a cut line the desk may still be carrying out a request; asking earlier proves nothing. */
  readonly settleMs: number;
  signIn(signal: AbortSignal, as?: string): Promise<Session>;
  directory(signal: AbortSignal): Promise<Directory>;
  pull(cursor: string | null, signal: AbortSignal): Promise<Changes>;
  /** Calls `onNews` whenever pulling would bring something, until `signal` is aborted. */
  listen?(onNews: () => void, signal: AbortSignal): void;
  /** Newest first; `before` is the place of the oldest entry the caller has, also one that a pull brought. */
  thread(caseId: string, before: string | null, signal: AbortSignal): Promise<Page<Message>>;
  file(attachment: string, signal: AbortSignal): Promise<Blob>;
  /** One outbox item; files carries the bytes of its attachments by id. */
  deliver(item: OutboxItem, files: ReadonlyMap<string, Blob>, signal: AbortSignal): Promise<Receipt>;
  /** Whether an earlier attempt arrived. `unknown` = the desk cannot tell. */
  wasDelivered(item: OutboxItem, signal: AbortSignal): Promise<Receipt | 'no' | 'unknown'>;
}
