import { mayAdvertise, mayWriteFirst } from '@/core/model/consent';
import { CasebarError, codeOf, type ErrorCode } from '@/core/model/errors';
import { under } from '@/core/model/key-range';
import { type Missed, type OutboxItem, templateIn } from '@/core/model/outbox-item';
import { isOthers } from '@/core/model/seen';
import { caseById } from '@/core/store/cases';
import { database } from '@/core/store/database';
import { deskById, directoryOf } from '@/core/store/desks';
import type { CaseRecord } from '@/core/store/schema';
import { unseenIn } from '@/core/store/unseen';
import { isWindowOver } from './check-reply.ts';
import { standingOf } from './check-template.ts';

/** Later than this, «good morning» or «as we said for today» would no longer be true. */
const TOO_LATE = 12 * 3_600_000;
/** Clocks of a desk and of this computer may differ by so much. */
const SLACK = 60_000;
/** How exactly it is known by how much, where it is known (`aheadOf`). */
const UNSURE = 3_000;

/**
 * Whether the contact or a colleague wrote since: by what the agent had read, where that is known; else by the
 * desk's count, less what we sent, and by their times.
 */
async function hasMoved(item: OutboxItem, record: CaseRecord): Promise<boolean> {
  if (item.seen) return (await unseenIn(item.case, item.agent, item.seen)).length > 0;
  // Only one with a time of its own was always meant to be looked at again.
  if (item.sendAt === undefined) return false;
  const messages = await (await database()).getAllFromIndex('messages', 'byCase', under(item.case));
  const written = messages.filter(({ id, kind }) => kind === 'message' && !id.startsWith('outbox:'));
  // Messages have the desk's time, and what is owed has ours.
  const { ahead = 0 } = (await deskById(item.desk)) ?? {};
  const byDesk = (shift: number) => new Date(Date.parse(item.createdAt) + ahead + shift).toISOString();
  // Another clock is known to some seconds; what came within them is found by the count.
  const [createdAt, from] = [byDesk(ahead === 0 ? 0 : UNSURE), byDesk(-SLACK)];
  if (written.some((message) => message.at > createdAt && isOthers(message, item.agent))) return true;
  const ours = written.filter((message) => message.at >= from && !isOthers(message, item.agent));
  return record.revision - item.seenRevision > ours.length;
}

/**
 * What the contact lets us do by now: a first message needs it, and so does a template where they would not be answered.
 * What was allowed when it was written, and is not noted otherwise since, stays allowed.
 */
async function lacksConsent(item: OutboxItem, record: CaseRecord | undefined, isOver: boolean) {
  const { action } = item;
  const filled = templateIn(action);
  const contact = action.kind === 'outbound' ? action.to.contact : (record?.contact ?? null);
  const channel = action.kind === 'outbound' ? action.to.channel : record?.channel;
  const kind = (await directoryOf(item.desk))?.channels.find(({ id }) => id === channel)?.kind;
  if (!kind || !(filled || action.kind === 'outbound')) return false;
  const category = filled?.template.kind === 'whatsapp' ? filled.template.category : null;
  const added = action.kind === 'outbound' ? action.consent : undefined;
  const state = await standingOf(contact, kind, added);
  // Only a word of theirs stops it here: that nothing was noted was known before.
  if (mayAdvertise(state)) return false;
  return category === 'marketing' || (isOver && mayWriteFirst(state, category) !== null);
}

/** What speaks against it whatever was written meanwhile. */
async function whyWrong(item: OutboxItem, record: CaseRecord, now: number): Promise<Missed | undefined> {
  if (record.said.status === 'closed') return 'closed';
  const { assignee } = record.said;
  // A request takes nobody's case: whoever has it sees it there.
  if (item.action.kind === 'reply' && assignee !== null && assignee !== item.agent) return 'taken';
  // A template is what may be sent then.
  return !templateIn(item.action) && (await isWindowOver(record, now)) ? 'window' : undefined;
}

/** Written for the contact, whether it goes there at once or to somebody who decides. */
export const isForContact = ({ action }: OutboxItem) =>
  action.kind === 'reply' ||
  action.kind === 'outbound' ||
  (action.kind === 'approval' && (action.step.do === 'request' || action.step.do === 'revise'));

/**
 * Why a reply, or a request to have one approved, must not go out now, though it is to; undefined = it may. Notes stay
 * inside: nothing is wrong with one. Whether a decision still stands is its desk's to say, in one step with taking it.
 */
export async function whyNotNow(item: OutboxItem, now = Date.now()): Promise<Missed | undefined> {
  if (!isForContact(item)) return undefined;
  const record = await caseById(item.case);
  const isOver = !record || (await isWindowOver(record, now));
  // Nobody can decide against that.
  if (await lacksConsent(item, record, isOver)) return 'consent';
  // A case that is gone is the desk's to refuse, with its own word.
  if (!record) return undefined;
  const wrong = item.insisted ? undefined : await whyWrong(item, record, now);
  if (wrong) return wrong;
  if (await hasMoved(item, record)) return 'moved';
  if (item.sendAt === undefined || item.insisted) return undefined;
  return now - Date.parse(item.sendAt) > TOO_LATE ? 'late' : undefined;
}

const CODES: Readonly<Record<Missed, ErrorCode>> = {
  moved: 'unseen',
  closed: 'closed-case',
  window: 'conflict',
  taken: 'conflict',
  consent: 'no-consent',
  gone: 'gone',
  late: 'conflict',
};

/** An item that does not go, kept with its reason until a person decides. */
export const heldFor = (item: OutboxItem, missed: Missed, detail = ''): OutboxItem => ({
  ...item,
  state: 'held',
  missed,
  problem: { code: CODES[missed], detail },
});

/**
 * What a desk's refusal says of a reply that was right when it was written; undefined = it was refused for itself.
 * A file that is gone from this browser is no case that is gone.
 */
export function missedBy({ action }: OutboxItem, error: unknown): Missed | undefined {
  const code = codeOf(error);
  if (code === 'no-consent') return 'consent';
  if (action.kind !== 'reply') return undefined;
  if (code === 'window-over') return 'window';
  const detail = error instanceof CasebarError ? error.detail : '';
  if (code === 'closed-case') return 'closed';
  if (code === 'conflict') return 'taken';
  return code === 'gone' && !action.attachments.some(({ name }) => name === detail) ? 'gone' : undefined;
}
