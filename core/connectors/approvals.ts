import type { Approval } from '@/core/model/approval';
import type { OutboxItem } from '@/core/model/outbox-item';
import type { Receipt } from './connector.ts';

/**
 * Replies written by one agent and sent by another, wherever a desk keeps them: native drafts, private notes with a claim
 * protocol, one ticket per request, or tables of its own. What an agent does about one is an outbox item like a reply
 * (`action.kind` is `approval`), so every method that takes an item bears being called twice with it, and `wasDelivered`
 * tells what became of it. Errors besides the transport's: already-decided (detail = by whom), new-revision, case-moved
 * (detail = an `ApprovalBlock`), no-right, closed-case.
 */
export interface ApprovalDesk {
  /**
   * Everything that waits for a decision or ended in the last day, since somebody may have it in front of them, and what
   * ended in the last fourteen days if this agent made or decided it; all at once, in place of what was known.
   * Whoever may see none is told an empty list: an error here is one of the whole pull.
   */
  listApprovals(signal: AbortSignal): Promise<readonly Approval[]>;
  /**
   * Every request the desk keeps, whoever wrote it, for those who approve or administer; left out = it tells no more
   * than `listApprovals`. Errors: no-right.
   */
  record?(signal: AbortSignal): Promise<readonly Approval[]>;
  /** Tells colleagues who looks at it, or takes it where the desk has a lock. Errors: conflict (who has it), already-decided, new-revision. */
  claim(approval: string, revision: number, signal: AbortSignal): Promise<{ readonly until: string }>;
  /** Nobody looks at it any more; of one that is not claimed nothing happens. */
  release(approval: string, signal: AbortSignal): Promise<void>;
  requestApproval(item: OutboxItem, files: ReadonlyMap<string, Blob>, signal: AbortSignal): Promise<Receipt>;
  /** The author's new text; voids a review in progress. */
  revise(item: OutboxItem, files: ReadonlyMap<string, Blob>, signal: AbortSignal): Promise<Receipt>;
  withdraw(item: OutboxItem, signal: AbortSignal): Promise<Receipt>;
  /** Approve (the message goes out with it), return, or pass on. */
  decide(item: OutboxItem, files: ReadonlyMap<string, Blob>, signal: AbortSignal): Promise<Receipt>;
}
