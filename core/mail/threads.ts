import { isReplySubject, normaliseSubject } from '@/core/mail/subject';
import type { MailAddress } from '@/core/mail/types';

/** Replies by subject alone join a case only when its last mail is not older than this. */
const NEAR = 90 * 86_400_000;

/** The part of a mail that decides where it belongs. */
export interface ThreadMail {
  readonly messageId: string;
  readonly references: readonly string[];
  readonly from: MailAddress;
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly subject: string;
  readonly date: string | null;
}

/** A case that a mail may belong to. */
export interface ThreadCase {
  readonly id: string;
  /** The contact's address; '' if unknown. */
  readonly contact: string;
  /** Everybody seen in From, To and Cc of its mails, without our own addresses. */
  readonly participants: ReadonlySet<string>;
  /** As `normaliseSubject` gives it. */
  readonly subject: string;
  readonly lastAt: string;
}

/** What is known before a mail comes in. */
export interface KnownThreads {
  /** Cases by the ids of their mails and of mails that those answer, oldest case first; also ids never seen. */
  casesOf(messageId: string): readonly string[];
  /** Cases with this normalised subject. */
  withSubject(subject: string): readonly ThreadCase[];
  readonly ours: ReadonlySet<string>;
}

/** Where a mail belongs. `merge` names cases that it proves to be the same thread as `case`. */
export type ThreadDecision =
  | { readonly kind: 'new' }
  | { readonly kind: 'join'; readonly case: string; readonly merge: readonly string[] };

/** Everybody a mail names, without our own addresses. */
export function participantsOf(
  mail: Pick<ThreadMail, 'from' | 'to' | 'cc'>,
  ours: ReadonlySet<string>,
): Set<string> {
  const all = [mail.from, ...mail.to, ...mail.cc].map((person) => person.address.toLowerCase());
  return new Set(all.filter((address) => address !== '' && !ours.has(address)));
}

/**
 * By Message-ID, In-Reply-To and References first: the sender's program wrote them. The parent may come later, so
 * ids that were only mentioned count too.
 */
export function decideThread(mail: ThreadMail, known: KnownThreads): ThreadDecision {
  const ids = [mail.messageId, ...mail.references].filter((id) => id !== '');
  const [first, ...merge] = new Set(ids.flatMap((id) => known.casesOf(id)));
  if (first !== undefined) return { kind: 'join', case: first, merge };
  const bySubject = caseBySubject(mail, known);
  return bySubject ? { kind: 'join', case: bySubject.id, merge: [] } : { kind: 'new' };
}

/**
 * A subject alone proves little: two strangers write «Re: invoice» every day, and an answer in a shared case would
 * go to the wrong one. So the mail must look like a reply and stay among the people of the case.
 */
function caseBySubject(mail: ThreadMail, known: KnownThreads): ThreadCase | undefined {
  const subject = isReplySubject(mail.subject) ? normaliseSubject(mail.subject) : '';
  if (subject === '') return undefined;
  const people = participantsOf(mail, known.ours);
  const near = known.withSubject(subject).filter((c) => isNear(mail.date, c.lastAt));
  const withContact = near.filter((c) => c.contact !== '' && people.has(c.contact));
  if (withContact.length > 0) return newest(withContact);
  // A colleague of the contact answers. Somebody new among the people means another conversation.
  const sender = mail.from.address.toLowerCase();
  const amongThem = near.filter((c) => c.participants.has(sender) && people.isSubsetOf(c.participants));
  return amongThem.length === 1 ? amongThem[0] : undefined;
}

const isNear = (date: string | null, lastAt: string) =>
  date === null || Math.abs(Date.parse(date) - Date.parse(lastAt)) <= NEAR;

const newest = (cases: readonly ThreadCase[]) => cases.reduce((a, b) => (b.lastAt > a.lastAt ? b : a));
