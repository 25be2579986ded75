/** A text of the agent's that has not reached a desk, as it can be saved to a file. */
export interface SavedText {
  /** Unsent = it was sent off here and waits to be delivered. */
  readonly kind: 'draft' | 'unsent';
  readonly case: string;
  readonly text: string;
  /** When it was written; ISO. */
  readonly at: string;
}
