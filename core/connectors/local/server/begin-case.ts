import { isAddress } from '@/core/mail/addresses';
import { isDone } from '@/core/model/case';
import type { Channel } from '@/core/model/channel';
import { mayWriteFirst, withConsent } from '@/core/model/consent';
import type { Directory } from '@/core/model/directory';
import { CasebarError } from '@/core/model/errors';
import type { OutboundTo, OutboxAction } from '@/core/model/outbox-item';
import { sameAddress } from '@/core/numbers/keys';
import { LOCAL_CAPABILITIES } from '../capabilities.ts';
import type { Change, ServerCase, ServerContact } from './database.ts';
import { authorOf, type Done, type Job, record } from './job.ts';
import { standing } from './judge-message.ts';
import { sendReply } from './send-reply.ts';
import { addEvent, putCase, untouchedCase } from './thread.ts';

type First = Extract<OutboxAction, { kind: 'outbound' }>;
/** A first message being taken; its case is not chosen yet. */
type Beginning = Omit<Job, 'found'>;

/** Errors: rejected (no such channel, no address of its kind, or its own). */
function channelFor({ channel: id, address }: OutboundTo, { channels }: Directory): Channel {
  const channel = channels.find((one) => one.id === id);
  const sends = channel && LOCAL_CAPABILITIES.outbound.includes(channel.kind);
  const fits = channel?.kind === 'email' ? isAddress(address) : /^\+[1-9]\d{6,14}$/.test(address);
  if (!sends || !fits || sameAddress(address, channel.address)) throw new CasebarError('rejected', address);
  return channel;
}

/** Everybody with the address, in either spelling of a number; the one the agent chose comes first. */
async function contactsAt(c: Change, { address, contact }: OutboundTo): Promise<ServerContact[]> {
  const all = await c.store('contacts').getAll();
  const own = all.filter(({ email, phone }) =>
    [email, phone].some((one) => one && sameAddress(one, address)),
  );
  return own.sort((a, b) => Number(b.id === contact) - Number(a.id === contact));
}

/** Nothing is known of them but what was typed; their language shows when they answer. */
async function addContact(c: Change, { address, name }: OutboundTo): Promise<ServerContact> {
  const seq = c.next();
  const isMail = address.includes('@');
  const added: ServerContact = {
    id: `p${seq}`,
    name,
    email: isMail ? address : '',
    phone: isMail ? '' : address,
    company: '',
    city: '',
    language: '',
    fields: {},
    timeZone: '',
    notes: '',
    seq,
  };
  await c.store('contacts').put(added);
  return added;
}

/** The conversation with them that goes on already: its newest case that is not done. */
async function openCase(c: Change, people: readonly ServerContact[], channel: string) {
  const ids = new Set(people.map(({ id }) => id));
  const open = (await c.store('cases').getAll()).filter(
    (one) => ids.has(one.contact) && one.channel === channel && !isDone(one.status),
  );
  return open.sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))[0];
}

/** A case that waits for the customer, with whoever wrote to them. */
async function addCase(
  { c, agent, at }: Beginning,
  contact: string,
  { to, subject }: First,
): Promise<ServerCase> {
  const number = c.nextNumber();
  const begun = await putCase(c, {
    ...untouchedCase(at),
    id: number,
    number,
    channel: to.channel,
    contact,
    subject,
    status: 'pending',
    assignee: agent.id,
    queue: agent.queues[0] ?? null,
    practice: [],
  });
  await addEvent(c, begun.id, { kind: 'created' }, at, authorOf(agent));
  return begun;
}

/** A mail that answers nothing. */
const envelopeTo = (address: string, subject: string) =>
  ({ mode: 'reply', from: '', to: [address], cc: [], bcc: [], subject, answers: '', quote: false }) as const;

/**
 * A message to somebody who has not written: into the conversation there is, or as a new one. Nobody is written to first
 * without permission. Errors: no-right, rejected, no-consent, and those of a message.
 */
export async function beginCase(beginning: Beginning, action: First): Promise<Done & { case: string }> {
  const { c, agent, directory } = beginning;
  if (!agent.rights.includes('reply')) throw new CasebarError('no-right');
  const { to, subject, text, attachments, template, consent } = action;
  const channel = channelFor(to, directory);
  const people = await contactsAt(c, to);
  const contact: ServerContact = people[0] ?? (await addContact(c, to));
  if (consent) {
    const consents = withConsent(contact.consents, consent);
    await c.store('contacts').put({ ...contact, consents, seq: c.next() });
  }
  // Two cases for one conversation would have two people answer it.
  const before = await openCase(c, people, channel.id);
  const found = before ?? (await addCase(beginning, contact.id, action));
  const job: Job = { ...beginning, found };
  const category = template?.template.kind === 'whatsapp' ? template.template.category : null;
  // Whoever made the contact above is undone with it: all of this is one transaction.
  const block = mayWriteFirst(await standing(job, channel.kind), category);
  if (block) throw new CasebarError('no-consent', block);
  if (!before) await record(job, { kind: 'assigned', agent: agent.id, agentName: agent.name });
  const mail = channel.kind === 'email' ? { mail: envelopeTo(to.address, subject) } : {};
  const reply = { text, attachments, status: null, ...(template && { template }), ...mail };
  const done = await sendReply(job, reply, authorOf(agent), to.address);
  return { ...done, case: found.id };
}
