import type { Agent, Directory } from '@/core/model/directory';
import type { Author, CaseEvent } from '@/core/model/message';
import type { OutboxAction } from '@/core/model/outbox-item';
import type { Change, ServerCase } from './database.ts';
import { addEvent } from './thread.ts';

/** One owed action as it reaches the desk; files are in the desk's own store already. */
export interface Delivery {
  /** The outbox item's id: what makes a second delivery of it harmless. */
  readonly item: string;
  /** In whose name; their rights are looked at here again, whatever the surface allowed. */
  readonly agent: string;
  readonly case: string;
  readonly action: OutboxAction;
  readonly at: string;
  /** Hash of the text that is proposed; worked out before, as a transaction does not wait for it. */
  readonly hash: string;
}

/** An action with everything it needs, read once. */
export interface Job {
  readonly c: Change;
  readonly found: ServerCase;
  readonly agent: Agent;
  readonly directory: Directory;
  readonly at: string;
}

/** What is to be told of it; nothing = it is no message and all went well. */
export interface Done {
  readonly message?: string;
  readonly statusProblem?: string;
  /** Of a first message: the case it began, or went into. */
  readonly case?: string;
}

/** An agent as the author of an entry. */
export const authorOf = ({ id, name }: Pick<Agent, 'id' | 'name'>): Author => ({ kind: 'agent', id, name });

/** A line of history by whoever does the job. */
export const record = (job: Job, event: CaseEvent) =>
  addEvent(job.c, job.found.id, event, job.at, authorOf(job.agent));
