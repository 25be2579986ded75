/** What an agent wants to be reminded of; one per case and agent, their own and never told to the desk. */
export interface Reminder {
  readonly case: string;
  readonly desk: string;
  readonly agent: string;
  /** When; ISO. */
  readonly at: string;
  /** Why, in the agent's own words; '' = none. */
  readonly note: string;
  /** It has rung and waits to be looked at. */
  readonly rung: boolean;
}
