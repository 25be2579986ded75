/** What a review is told by whatever shows it. */
export interface ReviewProps {
  /** Id of the request. */
  readonly approval: string;
  /** A decision was handed over, or nothing is left to decide here: on to whatever comes next. */
  onDone(): void;
  /** Leave it undecided (Esc); everything written stays. Left out = as `onDone`. */
  readonly onBack?: (() => void) | undefined;
  /** The next (1) or previous (-1) request, where there is a list. */
  readonly onStep?: ((by: 1 | -1) => void) | undefined;
  /** Shows the whole case, where it is not beside it anyway. */
  readonly onCase?: ((caseId: string) => void) | undefined;
}
