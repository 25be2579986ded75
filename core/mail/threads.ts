import { isReplySubject, normaliseSubject } from '@/core/mail/subject';
import type { MailAddress } from '@/core/mail/types';

/** Replies by subject alone join a case only when its last mail is not older than this. */
const NEAR = 90 * 86_400_000;

/** The part of a mail that decides where it belongs. */
export interface ThreadMail {
  readonly from: MailAddress;
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly subject: string;
  /** ISO; null = the mail does not say, and then the time decides nothing. */
  readonly date: string | null;
}

/** A case that a mail may belong to. */
export interface ThreadCase {
  readonly id: string;
  /** The contact's address; '' if unknown. */
  readonly contact: string;
  /** Everybody seen in From, To and Cc of its mails, without our own addresses. */
  readonly participants: ReadonlySet<string>;
  /** When the case changed last. */
  readonly lastAt: string;
}

/** What is known before a mail comes in. */
export interface Candidates {
  /**
   * Cases that hold a mail with its Message-ID or one of its References, or a mail that mentions one of them (the
   * parent may come last). The first is the one that stays when they turn out to be one thread.
   */
  readonly linked: readonly ThreadCase[];
  /** Cases whose subject is the same once «Re:» and the like are gone. */
  readonly sameSubject: readonly ThreadCase[];
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

/** Headers first: the sender's program wrote them. The subject only where they say nothing. */
export function decideThread(mail: ThreadMail, { linked, sameSubject, ours }: Candidates): ThreadDecision {
  const people = participantsOf(mail, ours);
  const [first, ...others] = linked.filter((c) => isAmongThem(people, c));
  if (first) return { kind: 'join', case: first.id, merge: others.map((c) => c.id) };
  const found = isReplySubject(mail.subject) ? bySubject(mail, people, sameSubject) : undefined;
  return found ? { kind: 'join', case: found.id, merge: [] } : { kind: 'new' };
}

/**
 * Also a linked mail must share a person with the case: everybody who answers the same circular refers to the same
 * Message-ID, and broken programs give one id to many mails. An answer in a shared case would go to a stranger.
 */
const isAmongThem = (people: ReadonlySet<string>, c: ThreadCase) =>
  people.size === 0 || c.participants.size === 0 || !people.isDisjointFrom(c.participants);

/**
 * A subject alone proves little: two strangers write «Re: invoice» every day. So the mail must stay among the
 * people of the case.
 */
function bySubject(mail: ThreadMail, people: ReadonlySet<string>, cases: readonly ThreadCase[]) {
  if (normaliseSubject(mail.subject) === '') return undefined;
  const near = cases.filter((c) => isNear(mail.date, c.lastAt));
  const withContact = near.filter((c) => c.contact !== '' && people.has(c.contact));
  if (withContact.length > 0) return withContact.reduce((a, b) => (b.lastAt > a.lastAt ? b : a));
  // A colleague of the contact answers. Somebody new among the people means another conversation.
  const sender = mail.from.address.toLowerCase();
  const amongThem = near.filter((c) => c.participants.has(sender) && people.isSubsetOf(c.participants));
  return amongThem.length === 1 ? amongThem[0] : undefined;
}

const isNear = (date: string | null, lastAt: string) =>
  date === null || Math.abs(Date.parse(date) - Date.parse(lastAt)) <= NEAR;
