import type { CaseState } from './case.ts';
import { isScheduled, type OutboxAction, type OutboxItem } from './outbox-item.ts';

/** Lays one owed action over the state of a case, as the desk is expected to apply it. */
function applyAction(state: CaseState, action: OutboxAction, agent: string): CaseState {
  switch (action.kind) {
    case 'reply':
      return action.status ? { ...state, status: action.status } : state;
    case 'status':
      return { ...state, status: action.status };
    case 'claim':
      return { ...state, assignee: agent, status: state.status === 'new' ? 'open' : state.status };
    case 'assign':
      return { ...state, assignee: action.agent, queue: action.queue ?? state.queue };
    case 'tag':
      // The desk takes a second adding of the same tag for nothing, so it shows as nothing.
      return state.tags.includes(action.tag) ? state : { ...state, tags: [...state.tags, action.tag] };
    case 'untag':
      return { ...state, tags: state.tags.filter((tag) => tag !== action.tag) };
    case 'sentiment':
      return { ...state, sentiment: action.sentiment };
    case 'field': {
      const { [action.field]: _, ...rest } = state.fields;
      return { ...state, fields: action.value === '' ? rest : { ...rest, [action.field]: action.value } };
    }
    // Its status is set by the desk, with the message: whether that goes is somebody's decision.
    case 'approval':
    case 'note':
    case 'contact':
    case 'outbound':
    case 'consent':
      return state;
  }
}

/**
 * What the agent sees: the desk's state with everything still owed laid over it, in order. Items that failed or
 * are held do not count, so a refused change disappears by itself; a reply with a time of its own counts when it goes.
 */
export const projectCase = (state: CaseState, items: readonly OutboxItem[]): CaseState =>
  items
    .filter((item) => item.state === 'queued' || item.state === 'sending' || item.state === 'unconfirmed')
    .filter((item) => !isScheduled(item))
    .sort((a, b) => a.seq - b.seq)
    .reduce((shown, item) => applyAction(shown, item.action, item.agent), state);
