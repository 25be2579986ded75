import type { CaseStatus } from './case.ts';
import type { Channel } from './channel.ts';
import type { FieldDefinition } from './field.ts';
import type { MessageTemplate } from './template.ts';

/** What an agent may do. Without `reply` every way out to a contact is closed to them. */
export const RIGHTS = ['reply', 'approve', 'administer'] as const;
/** reply: write to contacts · approve: decide about other people's replies · administer: settings of the desk. */
export type Right = (typeof RIGHTS)[number];

/** Somebody who works at a desk. The same person at two desks is two agents. */
export interface Agent {
  readonly id: string;
  readonly name: string;
  /** Tells whose answer a mail from one of our addresses is, when a mailbox is imported. */
  readonly email: string;
  /** May be empty: somebody who only reads and writes notes. */
  readonly rights: readonly Right[];
  /** Ids of the queues the agent works for. */
  readonly queues: readonly string[];
  /** Plain text put under their mails; '' = none. */
  readonly signature: string;
}

/** A worklist that hands cases to agents: by offering them, or when an agent asks. */
export interface Queue {
  readonly id: string;
  readonly name: string;
  /** offer: the desk hands a case to somebody who is available · pull: agents take the next one themselves. */
  readonly mode: 'offer' | 'pull';
}

/** A word on a case that everybody of the desk shares. */
export interface Tag {
  readonly id: string;
  readonly name: string;
}

/** Ready text from the knowledge base; `{{contact.name}}`-like fields are filled when it is inserted. */
export interface QuickReply {
  readonly id: string;
  /** How agents find it; never sent. */
  readonly title: string;
  /** Plain text as it will be sent, fields included. */
  readonly text: string;
  /** BCP 47 tag. */
  readonly language: string;
  /** Channel kinds it is meant for; empty = all. */
  readonly kinds: readonly string[];
  /** Status the case gets when it is inserted and sent; null = as chosen. */
  readonly status: CaseStatus | null;
}

/** Who and what a desk has; read once after signing in and when the desk says it changed. */
export interface Directory {
  /** Every connection to the outside, also those this agent does not work for: cases refer to them. */
  readonly channels: readonly Channel[];
  readonly queues: readonly Queue[];
  /** Everybody a case may be given to. */
  readonly agents: readonly Agent[];
  readonly tags: readonly Tag[];
  readonly quickReplies: readonly QuickReply[];
  /** Templates and ready rich messages, also those that cannot be sent now; absent = the desk has none. */
  readonly templates?: readonly MessageTemplate[];
  /** Custom fields of cases and contacts, in the order they are shown. */
  readonly fields: readonly FieldDefinition[];
  /** Which of its abilities the team uses; what it does not use is not shown. */
  readonly uses: { readonly tags: boolean; readonly sentiment: boolean };
}
