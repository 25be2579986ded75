import type { ChannelKind } from './channel.ts';
import type { Agent } from './directory.ts';

/** Kinds of helpdesk Casebar knows; `local` is the desk embedded in the extension. */
export const DESK_KINDS = ['local'] as const;
/** Which connector speaks with a desk. */
export type DeskKind = (typeof DESK_KINDS)[number];

/**
 * How a desk is doing, told in one line everywhere:
 *
 * signed-out  somebody must sign in again; what is owed waits until then
 * connecting  signing in right now
 * in-step     the last pull ended well
 * offline     it cannot be reached
 * down        it can be reached, but does not answer as it should
 */
export type DeskHealth = 'signed-out' | 'connecting' | 'in-step' | 'offline' | 'down';

/** One helpdesk account the agent is signed in to. */
export interface Desk {
  /** Short and stable: it is part of the id of every case and contact of this desk. */
  readonly id: string;
  readonly kind: DeskKind;
  /** The company or account as the desk calls it; '' before the first signing in. */
  readonly name: string;
  /** The signed-in agent; null before signing in. */
  readonly me: Agent | null;
  readonly health: DeskHealth;
  /** When the last pull ended well; null = never. */
  readonly inStepAt: string | null;
  /** Since when it does as `health` says, without a gap; ISO. Absent in what an earlier version stored. */
  readonly since?: string;
  /** How far its clock is ahead of ours, in milliseconds, as last measured; absent = not at all, or not known yet. */
  readonly ahead?: number;
  /** What this desk can do; copied from its connector. */
  readonly capabilities: Capabilities;
}

/** What a helpdesk can do by itself; what it cannot, the workflow does once for all desks or the UI leaves out. */
export interface Capabilities {
  /** Cases have tags that agents may add and take away. */
  readonly tags: boolean;
  /** It stores how the contact feels. */
  readonly sentiment: boolean;
  /** It has queues that cases can be returned to. */
  readonly queues: boolean;
  /** It applies reply and status in one step, or not at all. */
  readonly replyWithStatus: boolean;
  /** It can tell for sure whether a delivered item arrived. */
  readonly knowsDelivered: boolean;
  /** "Who am I" can be switched (practice only). */
  readonly switchAgent: boolean;
  /** It takes the whole envelope of a mail (Cc, Bcc, subject) and forwards. */
  readonly mailEnvelope: boolean;
  /** It carries replies that wait for somebody else's approval. */
  readonly approvals: boolean;
  /** It sends templates and ready rich messages. */
  readonly templates: boolean;
  /** Kinds of channels on which it begins a case with a message of ours. */
  readonly outbound: readonly ChannelKind[];
  /** It keeps what contacts let us write to. */
  readonly consents: boolean;
  /** It keeps those who may not reply from replying by itself; false = only Casebar does, by convention. */
  readonly enforcesReply: boolean;
  /** An answer can point at one message of the thread. */
  readonly answerOne: boolean;
  /** It tells who is looking, answering or typing, and is told. */
  readonly presence: boolean;
  /** Contacts and custom fields can be changed. */
  readonly editContacts: boolean;
  /** It translates messages. */
  readonly translate: boolean;
  /** Its settings can be changed from here by those who may. */
  readonly administer: boolean;
  /** Mail files can be imported. */
  readonly importMail: boolean;
}
