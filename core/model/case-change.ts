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

/** Why a case was left alone: an error, or there was nothing to change, or no queue to go back to. */
export type Refusal = ErrorCode | 'same' | 'no-queue';

/** What became of one case of a group, before anything left. */
export interface GroupOutcome {
  readonly case: string;
  /** null = it is owed, and shown at once. */
  readonly refused: Refusal | null;
}
