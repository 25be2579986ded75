import type { CaseStatus } from './case.ts';
import type { Channel } from './channel.ts';

/** What an agent may do. Without `reply` every way out to a contact is closed to them. */
export const RIGHTS = ['reply', 'approve', 'administer'] as const;
export type Right = (typeof RIGHTS)[number];

export interface Agent {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly rights: readonly Right[];
  /** Ids of the queues the agent works for. */
  readonly queues: readonly string[];
}

/** A worklist that hands cases to agents: by offering them, or when an agent asks. */
export interface Queue {
  readonly id: string;
  readonly name: string;
  readonly mode: 'offer' | 'pull';
}

export interface Tag {
  readonly id: string;
  readonly name: string;
}

/** Ready text from the knowledge base; `{{contact.name}}`-like fields are filled when it is inserted. */
export interface QuickReply {
  readonly id: string;
  readonly title: string;
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
  readonly channels: readonly Channel[];
  readonly queues: readonly Queue[];
  readonly agents: readonly Agent[];
  readonly tags: readonly Tag[];
  readonly quickReplies: readonly QuickReply[];
}
