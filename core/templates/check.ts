import type { Channel } from '@/core/model/channel';
import type { FilledTemplate } from '@/core/model/template';
import type { TemplateProblem } from './problem.ts';

/** Whether somebody lets us write: `earlier` = nothing noted, but they wrote to us once. */
export type ConsentState = 'given' | 'stopped' | 'revoked' | 'none' | 'earlier';

/** What a message is checked against. */
export interface SendContext {
  readonly channel: Channel;
  /** Until then free text may be sent; null = they never wrote, or the channel has no such limit. ISO. */
  readonly windowEndsAt: string | null;
  readonly consent: ConsentState;
  /** E.164; null = an answer in a conversation whose address the desk knows. */
  readonly address: string | null;
  /** ISO. */
  readonly now: string;
  /** BCP 47; '' = unknown. */
  readonly contactLanguage: string;
}

/** Everything the platform would refuse a filled template for, and what somebody should know; empty = it may go. */
export function checkFilled(_filled: FilledTemplate, _about: SendContext): TemplateProblem[] {
  return [];
}
