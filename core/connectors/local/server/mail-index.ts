import { normaliseSubject } from '@/core/mail/subject';
import { participantsOf, type ThreadCase } from '@/core/mail/threads';
import type { IncomingMail } from '@/core/mail/types';
import type { Change, ServerCase } from './database.ts';

/**
 * What the desk knows of imported mail, all in the store `mail`, by kind of key:
 *
 * ```
 * hash:<sha-256>            it is there already
 * id:<message id>           a mail has it or refers to it; the latest case wins
 * subject:<subject>\n<case> cases with this normalised subject
 * person:<case>\n<address>  everybody seen in a case, without us
 * merged:<case>             the case that took this one in
 * ```
 */
const key = {
  hash: (hash: string) => `hash:${hash}`,
  id: (id: string) => `id:${id}`,
  subject: (subject: string, caseId = '') => `subject:${normaliseSubject(subject).slice(0, 500)}\n${caseId}`,
  person: (caseId: string, address = '') => `person:${caseId}\n${address}`,
  merged: (caseId: string) => `merged:${caseId}`,
};
/** Cases looked at for one subject, the newest: «Re: hello» has thousands of strangers. */
const SAME_SUBJECT = 50;

const put = (c: Change, name: string, caseId: string) => c.store('mail').put({ key: name, case: caseId });
const startingWith = (prefix: string) => IDBKeyRange.bound(prefix, `${prefix}\uffff`);

/** Whether this very mail was imported before, by whatever program it was written to a file. */
export const isKnown = async (c: Change, mail: IncomingMail) =>
  (await c.store('mail').getKey(key.hash(mail.hash))) !== undefined;

/** Follows merges to the case that is there now. A closed case is none any more: new mail starts a new one. */
async function liveCase(c: Change, id: string): Promise<ServerCase | undefined> {
  const found = await c.store('cases').get(id);
  if (found) return found.status === 'closed' ? undefined : found;
  const merged = await c.store('mail').get(key.merged(id));
  return merged && liveCase(c, merged.case);
}

async function toThreadCase(c: Change, found: ServerCase): Promise<ThreadCase> {
  const prefix = key.person(found.id);
  const [contact, people] = await Promise.all([
    c.store('contacts').get(found.contact),
    c.store('mail').getAllKeys(startingWith(prefix)),
  ]);
  return {
    id: found.id,
    contact: contact?.email.toLowerCase() ?? '',
    participants: new Set(people.map((name) => name.slice(prefix.length))),
    lastAt: found.updatedAt,
  };
}

const isWorkedOn = (c: ServerCase) => c.assignee !== null || (c.status !== 'new' && c.status !== 'pending');
/** First the case that stays when they are merged: one that somebody works on, else the oldest. */
const byStanding = (a: ServerCase, b: ServerCase) =>
  Number(isWorkedOn(b)) - Number(isWorkedOn(a)) || Number(a.number) - Number(b.number);

/** The cases behind ids of cases, each once. */
async function threadCases(c: Change, ids: readonly string[]): Promise<ThreadCase[]> {
  const found = await Promise.all([...new Set(ids)].map((id) => liveCase(c, id)));
  const live = new Map(found.filter((each) => each !== undefined).map((each) => [each.id, each]));
  const sorted = [...live.values()].sort(byStanding);
  return Promise.all(sorted.map((each) => toThreadCase(c, each)));
}

/** Cases that hold a mail with one of its ids, or one that mentions them. */
export async function linkedCases(c: Change, mail: IncomingMail): Promise<ThreadCase[]> {
  const ids = [mail.messageId, ...mail.references].filter((id) => id !== '');
  const rows = await Promise.all(ids.map((id) => c.store('mail').get(key.id(id))));
  return threadCases(
    c,
    rows.flatMap((row) => (row ? [row.case] : [])),
  );
}

/** Cases whose subject is the same but for «Re:». */
export async function casesWithSubject(c: Change, subject: string): Promise<ThreadCase[]> {
  const rows = await c.store('mail').getAll(startingWith(key.subject(subject)));
  return threadCases(
    c,
    rows.slice(-SAME_SUBJECT).map((row) => row.case),
  );
}

/** Notes what a mail that went into a case tells about it. */
export async function remember(c: Change, mail: IncomingMail, caseId: string, ours: ReadonlySet<string>) {
  const people = [...participantsOf(mail, ours)];
  const ids = [mail.messageId, ...mail.references].filter((id) => id !== '');
  await Promise.all([
    put(c, key.hash(mail.hash), caseId),
    ...ids.map((id) => put(c, key.id(id), caseId)),
    ...people.map((address) => put(c, key.person(caseId, address), caseId)),
    put(c, key.subject(mail.subject, caseId), caseId),
  ]);
}

/** One case took another in: what pointed to that one points to this one. */
export async function rememberMerge(c: Change, from: ServerCase, into: string) {
  const people = await c.store('mail').getAllKeys(startingWith(key.person(from.id)));
  const addresses = people.map((name) => name.slice(key.person(from.id).length));
  await Promise.all([
    put(c, key.merged(from.id), into),
    ...addresses.map((address) => put(c, key.person(into, address), into)),
    ...people.map((name) => c.store('mail').delete(name)),
  ]);
}
