import type { DBSchema } from 'idb';
import type { Approval } from '@/core/model/approval';
import type { Case, CaseState } from '@/core/model/case';
import type { Contact } from '@/core/model/contact';
import type { Desk } from '@/core/model/desk';
import type { Directory } from '@/core/model/directory';
import type { Draft, DraftEnd } from '@/core/model/draft';
import type { Message } from '@/core/model/message';
import type { OutboxItem } from '@/core/model/outbox-item';
import type { Presence } from '@/core/model/presence';
import type { Reminder } from '@/core/model/reminder';
import type { OrderKeys } from './order-keys.ts';

/** A case as stored: what is shown, what the desk says, and the keys its indexes sort by. */
export interface CaseRecord extends Case, OrderKeys {
  /** The desk's own word; the shown state is this with owed outbox items laid over it. */
  readonly said: CaseState;
  /** Unread as the desk counts it: since the last answer, whoever looked. */
  readonly saidUnread: number;
  /** Revision the agent has looked at; null = never. */
  readonly seenRevision: number | null;
  /** The end of the window that the agent was told of; each is told of once. */
  readonly warned?: string;
  /** `<desk>:<agent>` while it is somebody's and not done; absent otherwise, so the index stays small. */
  readonly holder?: string;
  /** `<desk>:<queue>` while it waits there for an agent. */
  readonly pool?: string;
  /** Since when somebody waits, for the order in a queue. */
  readonly since: string;
}

/** A contact as stored, with the keys under which the same person is found at another desk. */
export interface ContactRecord extends Contact {
  /** The address in lower case; absent while there is none, so the index stays small. */
  readonly emailKey?: string;
  /** The E.164 number; absent likewise. */
  readonly phoneKey?: string;
}

/** A case the agent keeps open. */
export interface CaseTab {
  readonly case: string;
  readonly desk: string;
  readonly agent: string;
  /** Grows to the right; gaps are fine. */
  readonly order: number;
  /** Looked at only: replaced by the next one looked at. */
  readonly preview: boolean;
  /** Thread revision the agent has seen. */
  readonly seenRevision: number;
}

/** A file on its way: picked for a draft, or fetched from a desk. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** The bytes; the browser keeps them as a file of its own, so reading the row reads none of them. */
  readonly blob: Blob;
  /** ISO. What nobody refers to a day later is swept. */
  readonly createdAt: string;
}

/** Where the reading of a desk has come to, and how it goes. */
export interface Cursor {
  readonly desk: string;
  /** The connector's own mark; null = nothing read yet. */
  readonly cursor: string | null;
  /** When the next pull is due; ISO. */
  readonly dueAt: string;
  /** Pulls in a row that failed; each doubles the wait. */
  readonly failures: number;
  /** Its requests for approval were read once: what is new in them is news. */
  readonly listed?: boolean;
}

/** A piece of work that must happen later; one alarm is armed for the earliest. */
export interface Job {
  readonly name: string;
  /** While it runs: when it comes again if the worker dies. */
  readonly dueAt: string;
  /** Somebody is at it. True after a start of the worker only if it died in the middle. */
  readonly running?: boolean;
  /** Asked for while it runs. */
  readonly next?: string;
}

/** A kept state of a draft. */
export interface DraftVersion extends Draft {
  /** Counts up from 1 within a case and tab, over all agents. */
  readonly version: number;
  /** What became of this draft, and when; absent = still written. */
  readonly end?: DraftEnd;
  readonly endedAt?: string;
  /** The longest text of this version, while it is being shortened: if more goes, it stays as a version. */
  readonly peak?: string;
  /** Whom the case was with: it may be gone when somebody looks for the text. */
  readonly about?: { readonly name: string; readonly subject: string };
}

/** A request for approval as its desk lists it. */
export interface StoredApproval extends Approval {
  /** Its author has read what became of it. */
  readonly away?: true;
  /** It was returned, and its text is its author's draft again. */
  readonly back?: true;
}

/** How a ready text is used by whoever works in this browser; told to nobody. */
export interface ReadyUse {
  /** `<desk>:template:<id>` or `<desk>:reply:<id>`. */
  readonly key: string;
  readonly starred: boolean;
  /** So often it went out with nothing but what was offered, and with something typed. */
  readonly unchanged: number;
  readonly edited: number;
}

/** One row that tells whether the database still is what it was; compared with its copy in `storage.local`. */
export interface Vitals {
  readonly key: 'vitals';
  /** Given when the database is made: another one is another database. */
  readonly generation: string;
  /** Counts the writes to the outbox. Less than the copy says = the browser went back to an earlier state. */
  readonly clock: number;
  /** Rows of `cases`. Another number = some were lost without a word. */
  readonly cases: number;
}

/**
 * The one local truth. Who writes what, always through the functions of this folder:
 *   desks, directories, cursors   workflow/sign-in, workflow/pull-desk (with changes-in)
 *   cases, contacts, messages     changes-in (what desks say), outbox (what is owed)
 *   outbox                        outbox
 *   tabs                          tabs; changes-in, when a case is gone or was looked at
 *   drafts                        drafts, for workflow/keep-drafts and workflow/tidy-drafts
 *   files                         files
 *   reminders, presences          files of the same names
 *   approvals                     approvals, for changes-in (all of a desk at once) and outbox (an accepted step)
 *   jobs                          jobs; outbox, in the transaction that owes something
 *   uses                          uses; outbox, when the desk has what was sent
 *   vitals                        owed, with every write to the outbox; changes-in; check-up
 */
export interface Schema extends DBSchema {
  desks: { key: string; value: Desk };
  directories: { key: string; value: Directory & { readonly desk: string } };
  cursors: { key: string; value: Cursor };
  cases: {
    key: string;
    value: CaseRecord;
    indexes: {
      // Few indexes: writing costs a share for each, and these are the views there are.
      byUpdated: string;
      byStatus: [string, string];
      byHolder: [string, string];
      byPool: [string, string];
      byContact: string;
      // The orders of the list other than the views' own; a backlog of 100,000 is never read whole to be sorted.
      byWait: string;
      byDue: string;
      byStatusWait: [string, string];
      byStatusDue: [string, string];
      byPoolUpdated: [string, string];
      byPoolDue: [string, string];
    };
  };
  contacts: { key: string; value: ContactRecord; indexes: { byEmail: string; byPhone: string } };
  messages: { key: string; value: Message; indexes: { byCase: [string, string] } };
  // byCase: order of sending · byState: what waits, failed or is held · bySeq: the last number given ·
  // byGroup: what was changed with one press; most items have none and are not in it.
  outbox: {
    key: string;
    value: OutboxItem;
    indexes: { byCase: [string, number]; byState: [string, string]; bySeq: number; byGroup: string };
  };
  tabs: { key: string; value: CaseTab };
  drafts: { key: [string, string, number]; value: DraftVersion };
  files: { key: string; value: StoredFile };
  jobs: { key: string; value: Job };
  /** Key: `<case>|<agent>`. */
  reminders: { key: string; value: Reminder & { readonly key: string } };
  /** Key: `<case>|<author id>`; what is over is swept with the next news. */
  presences: { key: string; value: Presence & { readonly key: string } };
  /** Requests for approval as desks list them. */
  approvals: { key: string; value: StoredApproval; indexes: { byCase: string } };
  vitals: { key: string; value: Vitals };
  uses: { key: string; value: ReadyUse };
}

/** Written out, because idb's own type of names also admits any string. */
export type StoreName =
  | 'desks'
  | 'directories'
  | 'cursors'
  | 'cases'
  | 'contacts'
  | 'messages'
  | 'outbox'
  | 'tabs'
  | 'drafts'
  | 'files'
  | 'jobs'
  | 'reminders'
  | 'presences'
  | 'approvals'
  | 'vitals'
  | 'uses';

/** Grows with every change of shape; each step is a function in migrations.ts and never changes afterwards. */
export const SCHEMA_VERSION = 5;
