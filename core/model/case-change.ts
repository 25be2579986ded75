import type { CaseStatus } from './case.ts';
import type { ErrorCode } from './errors.ts';

/** What several cases can be given with one press. Ids are those of `desk`; a case elsewhere is left alone. */
export type CaseChange =
  | { readonly kind: 'status'; readonly status: CaseStatus }
  | { readonly kind: 'tag' | 'untag'; readonly desk: string; readonly tag: string }
  | {
      readonly kind: 'assign';
      readonly desk: string;
      readonly agent: string | null;
      readonly queue: string | null;
      readonly note: string;
    }
  /** Each back to the queue it is in. */
  | { readonly kind: 'return'; readonly note: string };

/**
 * Why a case was left alone, besides errors:
 *
 * same        there was nothing to change
 * no-queue    it is in no queue it could go back to
 * no-queues   its desk has none
 * no-tags     its desk uses none
 * other-desk  whom or what it was to be given belongs to another desk
 * no-target   the agent, queue or tag is not there any more
 */
export const REFUSALS = ['same', 'no-queue', 'no-queues', 'no-tags', 'other-desk', 'no-target'] as const;
/** One of them. */
export type OwnRefusal = (typeof REFUSALS)[number];
/** One of them, or an error. */
export type Refusal = ErrorCode | OwnRefusal;

/** What became of one case of a group, before anything left. */
export interface GroupOutcome {
  readonly case: string;
  /** null = it is owed, and shown at once. */
  readonly refused: Refusal | null;
  /** Names of the required fields that are empty; '' = that is not the reason. */
  readonly missing: string;
}
