import type { Approval, ApprovalEvent, Decision, Person } from './approval.ts';
import type { OutboxItem } from './outbox-item.ts';

/** Who took a step, when, and the hash of the text it carries; '' = not worked out, and nobody can approve it so. */
export interface Taken {
  readonly by: Person;
  readonly at: string;
  readonly hash: string;
}

type Of = Pick<OutboxItem, 'desk' | 'case' | 'action' | 'createdAt'>;

const event = (
  kind: ApprovalEvent['kind'],
  { by, at }: Taken,
  revision: number,
  detail = '',
): ApprovalEvent => ({ kind, at, by, revision, detail });

function requested(item: Of, taken: Taken): Approval | undefined {
  const { action, desk } = item;
  if (action.kind !== 'approval' || action.step.do !== 'request') return undefined;
  const { do: _, ...asked } = action.step;
  return {
    ...asked,
    id: action.approval,
    desk,
    case: item.case,
    author: taken.by,
    reviewer: null,
    revision: 1,
    hash: taken.hash,
    state: 'waiting',
    review: null,
    decision: null,
    log: [event('requested', taken, 1, asked.note)],
    createdAt: item.createdAt,
    updatedAt: taken.at,
  };
}

/**
 * A request after one of our steps, as its desk is expected to apply it; undefined = there is none it could be about.
 * What is decided, or another revision than the step speaks of, stays as it is.
 */
export function afterStep(before: Approval | undefined, item: Of, taken: Taken): Approval | undefined {
  if (item.action.kind !== 'approval') return before;
  const { step } = item.action;
  if (step.do === 'request') return before ?? requested(item, taken);
  if (before?.state !== 'waiting') return before;
  const { revision } = before;
  const next = (part: Partial<Approval>, ...events: ApprovalEvent[]): Approval => ({
    ...before,
    review: null,
    ...part,
    log: [...before.log, ...events],
    updatedAt: taken.at,
  });
  const decided = (part: Partial<Decision> = {}): Decision => ({
    by: taken.by,
    at: taken.at,
    reason: '',
    text: '',
    message: '',
    ...part,
  });
  switch (step.do) {
    case 'revise': {
      if (step.of !== revision) return before;
      const { proposal, note, threadRevision } = step;
      const { hash } = taken;
      return next(
        { proposal, note, threadRevision, hash, revision: revision + 1 },
        { ...event('revised', taken, revision + 1, note), replaced: before.proposal.text },
      );
    }
    case 'withdraw':
      return next({ state: 'withdrawn', decision: decided() }, event('withdrawn', taken, revision));
    case 'approve':
      if (step.revision !== revision) return before;
      return next(
        { state: 'approved', decision: decided({ text: step.proposal.text }) },
        event('approved', taken, revision),
      );
    case 'return':
      if (step.revision !== revision) return before;
      return next(
        { state: 'returned', decision: decided({ reason: step.reason }) },
        event('returned', taken, revision, step.reason),
      );
    case 'pass':
      return next(
        { reviewer: step.agent, queue: step.agent === null ? step.queue : (step.queue ?? before.queue) },
        event('passed', taken, revision, step.note),
      );
  }
}
