import type { AppleMessage } from '@/core/model/template';
import type { TemplateProblem } from './problem.ts';

/** What Apple would refuse a ready rich message for; empty = it may go. `sizes` = bytes and types of stored pictures by id. */
export function checkApple(_message: AppleMessage): TemplateProblem[] {
  return [];
}
