import { isReplySubject } from '@/core/mail/subject';
import { decideThread, type ThreadDecision } from '@/core/mail/threads';
import type { ImportCounts, IncomingMail, MailAddress } from '@/core/mail/types';
import type { Directory } from '@/core/model/directory';
import { CasebarError } from '@/core/model/errors';
import type { Author } from '@/core/model/message';
import { type Change, change, type ServerDb } from './database.ts';
import { type MailPlace, mergeCase, settle, startMailCase } from './mail-case.ts';
import { casesWithSubject, isKnown, linkedCases, remember } from './mail-index.ts';
import { addEntry } from './thread.ts';

/** How mail is taken in. */
export interface ImportOptions {
  /** Addresses of the team, lower-cased: mails from them are answers. */
  readonly ours: readonly string[];
  /** ISO; stands in for the time of mails that name none. */
  readonly at: string;
}

/** One import under way. */
interface Job {
  readonly c: Change;
  readonly ours: ReadonlySet<string>;
  readonly directory: Directory;
  readonly place: MailPlace;
  readonly at: string;
}

/** Puts mails into cases: all of them in one transaction, or none. Mails that are there already add nothing. */
export const importMails = (
  db: ServerDb,
  mails: readonly IncomingMail[],
  { ours, at }: ImportOptions,
): Promise<ImportCounts> =>
  change(db, async (c) => {
    const directory = await c.store('directory').get('directory');
    if (!directory) throw new CasebarError('signed-out');
    const job: Job = { c, ours: new Set(ours), directory, place: placeFor(directory), at };
    const touched = new Set<string>();
    const merged: string[] = [];
    let added = 0;
    for (const mail of mails) {
      if (await isKnown(c, mail)) continue;
      const { joined, gone } = await importOne(job, mail);
      for (const id of gone) touched.delete(id);
      merged.push(...gone);
      touched.add(joined);
      added++;
    }
    for (const caseId of touched) await settle(c, caseId);
    return { added, alreadyThere: mails.length - added, cases: [...touched], merged };
  });

/** The sample desk has a queue for the mailbox; any other desk's first e-mail channel and queue will do. */
function placeFor({ channels, queues }: Directory): MailPlace {
  const mailbox =
    channels.find(({ id }) => id === 'ch-mail') ?? channels.find(({ kind }) => kind === 'email');
  if (!mailbox) throw new CasebarError('rejected', 'email');
  return { channel: mailbox.id, queue: (queues.find(({ id }) => id === 'q-mail') ?? queues[0])?.id ?? null };
}

async function importOne(job: Job, mail: IncomingMail) {
  const { c, ours } = job;
  await requireFiles(c, mail);
  const linked = await linkedCases(c, mail);
  // Reading the subject's cases is the dear part, so only for mails whose headers lead nowhere.
  const bySubject = linked.length === 0 && isReplySubject(mail.subject);
  const sameSubject = bySubject ? await casesWithSubject(c, mail.subject) : [];
  const decision = decideThread(mail, { linked, sameSubject, ours });
  const caseId = decision.kind === 'join' ? decision.case : await startFor(job, mail);
  await addMail(job, mail, caseId);
  await remember(c, mail, caseId, ours);
  return { joined: caseId, gone: await merge(job, mail, decision) };
}

/** A message must never show a file that is not there. */
async function requireFiles(c: Change, mail: IncomingMail) {
  for (const { file, name } of mail.attachments) {
    if ((await c.store('files').getKey(file)) === undefined) throw new CasebarError('conflict', name);
  }
}

async function merge({ c, at }: Job, mail: IncomingMail, decision: ThreadDecision): Promise<string[]> {
  const gone: string[] = [];
  if (decision.kind === 'new') return gone;
  for (const other of decision.merge) {
    if (await mergeCase(c, other, decision.case, mail.date ?? at)) gone.push(other);
  }
  return gone;
}

const isOurs = ({ ours }: Job, { address }: MailAddress) => ours.has(address);

/** The contact of a new case: who wrote to us, or to whom we wrote. */
async function startFor(job: Job, mail: IncomingMail): Promise<string> {
  const outside = [...mail.to, ...mail.cc].find((person) => person.address !== '' && !isOurs(job, person));
  const person = isOurs(job, mail.from) ? (outside ?? { name: '', address: '' }) : mail.from;
  const contact = await contactFor(job, person);
  const { id } = await startMailCase(job.c, job.place, contact, mail.subject, mail.date ?? job.at);
  return id;
}

/** By address; somebody without one is a contact of their own each time. */
async function contactFor({ c }: Job, { name, address }: MailAddress): Promise<string> {
  const known = address === '' ? undefined : await c.store('contacts').index('byEmail').get(address);
  if (known && (known.name !== '' || name === '')) return known.id;
  const seq = c.next();
  const empty = { phone: '', company: '', city: '', language: '', fields: {}, timeZone: '', notes: '' };
  const contact = known ? { ...known, name } : { ...empty, id: `mail-${seq}`, name, email: address };
  await c.store('contacts').put({ ...contact, seq });
  return contact.id;
}

async function authorOf(job: Job, { from }: IncomingMail, caseId: string): Promise<Author> {
  if (!isOurs(job, from)) {
    // Nobody by name or address: then it is whoever the case is with.
    const id = from.address ? await contactFor(job, from) : (await job.c.store('cases').get(caseId))?.contact;
    return { kind: 'contact', id: id ?? '', name: from.name || from.address };
  }
  const agent = job.directory.agents.find(({ email }) => email.toLowerCase() === from.address);
  return { kind: 'agent', id: agent?.id ?? from.address, name: agent?.name ?? (from.name || from.address) };
}

const named = ({ name, address }: MailAddress) =>
  name && address ? `${name} <${address}>` : name || address;

async function addMail(job: Job, mail: IncomingMail, caseId: string) {
  const outbound = isOurs(job, mail.from);
  await addEntry(job.c, caseId, {
    kind: 'message',
    direction: outbound ? 'out' : 'in',
    author: await authorOf(job, mail, caseId),
    at: mail.date ?? job.at,
    text: mail.text,
    html: mail.html,
    attachments: mail.attachments.map(({ file, name, type, size }) => ({ id: file, name, type, size })),
    mail: {
      subject: mail.subject,
      from: named(mail.from),
      to: mail.to.map(named).join(', '),
      cc: mail.cc.map(named).join(', '),
    },
    delivery: outbound ? 'sent' : null,
  });
}
