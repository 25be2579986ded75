import type { DeskHealth } from './desk.ts';
import type { Agent } from './directory.ts';
import type { ErrorCode } from './errors.ts';
import { isRepeated, isScheduled, isUndoable, type OutboxItem, writtenIn } from './outbox-item.ts';

/**
 * What an item waits for, in the order an agent should read it:
 *
 * you      a person decides: refused, held back, half done, delivered twice, or nobody can know whether it arrived
 * sign-in  somebody must log in to its desk
 * line     its desk does not answer, or said «not now»
 * way      nothing: it goes out this moment
 * time     its own time: chosen by the agent, or the moment in which it can be taken back
 */
export const NEEDS = ['you', 'sign-in', 'line', 'way', 'time'] as const;
/** One of them. */
export type Need = (typeof NEEDS)[number];

/**
 * What can be done about an item, as a button; `there` = the agent sees that it arrived, `elsewhere` = into another case,
 * `review` = the request for approval it is about is looked at again.
 */
export type OutboxStep =
  | 'sign-in'
  | 'there'
  | 'again'
  | 'anyway'
  | 'elsewhere'
  | 'send-now'
  | 'try-now'
  | 'edit'
  | 'review'
  | 'open'
  | 'copy'
  | 'discard'
  | 'dismiss';

/** What an item's next step depends on besides itself. */
export interface Around {
  /** Who is signed in at its desk; null = nobody. */
  readonly me: Pick<Agent, 'id' | 'rights'> | null;
  readonly health: DeskHealth;
  /** Its case is still stored here. */
  readonly caseKnown: boolean;
  /** Its case is closed, which is for good. */
  readonly closed: boolean;
}

/** A text of the agent's: never put away without their word. */
export const isText = ({ action }: Pick<OutboxItem, 'action'>) => writtenIn(action) !== undefined;

/** The desk cannot tell whether it arrived; only somebody who reads the thread can. */
export const isUnclear = ({ state, problem, missed }: Pick<OutboxItem, 'state' | 'problem' | 'missed'>) =>
  state === 'held' && problem?.code === 'unexpected' && missed === undefined;

/** On the road: it arrives, or comes back, without anybody. */
export const isUnderWay = ({ state }: Pick<OutboxItem, 'state'>) =>
  state === 'queued' || state === 'sending' || state === 'unconfirmed';

/** The agent must decide about it; nothing happens by itself any more. */
export const needsAgent = (item: Pick<OutboxItem, 'state' | 'problem' | 'copies'>) =>
  item.state === 'failed' ||
  item.state === 'held' ||
  // Sent, but the agent has something to know: half of it was refused, or the network repeated it.
  (item.state === 'sent' && (item.problem !== null || isRepeated(item)));

const isLoggedOut = ({ me, health }: Around) => !me || health === 'signed-out';

/** What an item waits for at `now` (ISO). */
export function needOf(item: OutboxItem, around: Around, now: string): Need {
  if (needsAgent(item)) return 'you';
  if (isScheduled(item)) return 'time';
  if (isLoggedOut(around)) return 'sign-in';
  if (around.health === 'offline' || around.health === 'down' || item.problem) return 'line';
  return item.state === 'queued' && item.attempts.length === 0 && item.dueAt > now ? 'time' : 'way';
}

/** Sent as it is, the desk would say the same again. */
const POINTLESS: ReadonlySet<ErrorCode> = new Set([
  'already-decided',
  'new-revision',
  'case-moved',
  'closed-case',
  'too-large',
  'too-many',
  'wrong-type',
  'empty',
  'unsettled-fields',
  'bad-template',
  'no-consent',
]);

/** What of an item says whether its case takes it. */
type Stuck = Pick<OutboxItem, 'state' | 'missed' | 'problem' | 'action'>;

/** A reply that its own case never takes: closed never reopens, gone does not come back. It can only go into another. */
export function isHomeless(
  item: Stuck,
  { closed, caseKnown }: Pick<Around, 'closed' | 'caseKnown'>,
): boolean {
  const ends = item.state === 'failed' || item.state === 'held';
  if (item.action.kind !== 'reply' || !ends || isUnclear(item)) return false;
  return closed || item.missed === 'gone' || (item.problem?.code === 'gone' && !caseKnown);
}

/**
 * Whether sending it as it is can end in anything but the same. What was held for another reason goes, or the desk's
 * own no ends it (workflow/deliver-outbox.ts).
 */
export const canSendOn = (item: Stuck, around: Pick<Around, 'closed' | 'caseKnown'>): boolean =>
  !isHomeless(item, around) &&
  item.missed !== 'consent' &&
  (item.state === 'held' || !POINTLESS.has(item.problem?.code ?? 'unexpected'));

const canEdit = (item: OutboxItem) =>
  item.state !== 'sending' && item.state !== 'unconfirmed' && !isUnclear(item);

/** Goes by itself when its time has come: nothing is wrong with the line. */
const hasOwnTime = (item: OutboxItem) => isScheduled(item) || isUndoable(item);

/** What its author, or somebody who may send it, can do with a text. */
function textSteps(item: OutboxItem, around: Around): OutboxStep[] {
  const { me } = around;
  const isReply = item.action.kind === 'reply' || item.action.kind === 'outbound';
  const maySend = !isReply || me?.rights.includes('reply') === true;
  const mayTake = !isReply || maySend || me?.id === item.agent;
  const send: OutboxStep = isUnclear(item) ? 'again' : item.state === 'held' ? 'anyway' : 'again';
  const ends = item.state === 'failed' || item.state === 'held';
  const homeless = isHomeless(item, around);
  const steps: (OutboxStep | false)[] = [
    isUnclear(item) && mayTake && 'there',
    ends && maySend && canSendOn(item, around) && send,
    // A colleague's words stay theirs: only who wrote it takes it along.
    homeless && me?.id === item.agent && 'elsewhere',
    maySend && hasOwnTime(item) && 'send-now',
    // What may have arrived is no draft any more: sent from there, it would stand in the thread twice.
    canEdit(item) && mayTake && around.caseKnown && !homeless && 'edit',
    item.state !== 'sending' && mayTake && 'discard',
  ];
  return steps.filter((step) => step !== false);
}

/** Steps of a request for approval that decide about somebody else's text. */
const DECIDES: readonly string[] = ['approve', 'return', 'pass'];
/** Whether an item is a decision about a request. */
export const isDecision = ({ action }: Pick<OutboxItem, 'action'>) =>
  action.kind === 'approval' && DECIDES.includes(action.step.do);

/** Whether somebody may have a step of a request for approval go out: only in the name of whoever took it. */
export const maySendStep = (item: OutboxItem, me: Pick<Agent, 'id' | 'rights'>) =>
  item.agent === me.id && (!isDecision(item) || me.rights.includes('approve'));

/** A step about a request. Nobody else can take it: it is a decision of one person, or a text in their name. */
function approvalSteps(item: OutboxItem, { me, caseKnown }: Around): OutboxStep[] {
  const text = isText(item);
  if (!me || me.id !== item.agent) return text || caseKnown ? [] : ['dismiss'];
  const ends = item.state === 'failed' || item.state === 'held';
  const useful = item.state === 'held' || !POINTLESS.has(item.problem?.code ?? 'unexpected');
  const send: OutboxStep = item.state === 'held' && !isUnclear(item) ? 'anyway' : 'again';
  const steps: (OutboxStep | false)[] = [
    isUnclear(item) && 'there',
    isDecision(item) && ends && !isUnclear(item) && 'review',
    ends && useful && maySendStep(item, me) && send,
    hasOwnTime(item) && maySendStep(item, me) && 'send-now',
    !isDecision(item) && text && canEdit(item) && caseKnown && 'edit',
    item.state !== 'sending' && (ends && !text ? 'dismiss' : 'discard'),
  ];
  return steps.filter((step) => step !== false);
}

function changeSteps(item: OutboxItem): OutboxStep[] {
  if (isUnclear(item)) return ['again', 'dismiss'];
  if (item.state === 'held') return ['anyway', 'dismiss'];
  if (item.state === 'failed') return ['dismiss'];
  return item.state === 'queued' ? ['discard'] : [];
}

const ownSteps = (item: OutboxItem, around: Around) =>
  item.action.kind === 'approval'
    ? approvalSteps(item, around)
    : isText(item)
      ? textSteps(item, around)
      : changeSteps(item);

/** Every step that can be taken about an item now, the best one first; there is always at least one. */
export function stepsOf(item: OutboxItem, around: Around): OutboxStep[] {
  const open: OutboxStep[] = around.caseKnown ? ['open'] : [];
  if (item.state === 'sent') return ['dismiss', ...open];
  const copy: OutboxStep[] = isText(item) ? ['copy'] : [];
  // Nobody is signed in: whose it is and who may decide is known only afterwards.
  if (!around.me) return ['sign-in', ...open, ...copy];
  const own = ownSteps(item, around);
  // While it waits for its own time there is nothing to hurry.
  const waits = isUnderWay(item) && !hasOwnTime(item);
  const push: OutboxStep[] = waits ? [isLoggedOut(around) ? 'sign-in' : 'try-now'] : [];
  return [...push, ...own, ...open, ...copy];
}
