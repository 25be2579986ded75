import { lastConsent, withConsent } from '@/core/model/consent';
import type { Attachment } from '@/core/model/message';
import { isStopWord } from '@/core/model/stop-words';
import type { Change, ServerCase, ServerContact } from './database.ts';
import { promisedBy } from './rules.ts';
import { addEntry, addEvent, afterInbound, putCase, untouchedCase } from './thread.ts';

/** What a contact writes. */
export interface Incoming {
  /** The case it is meant for; if that one is closed, a new one is begun. */
  readonly case: string;
  readonly text: string;
  readonly at: string;
  readonly html?: string;
  readonly attachments?: readonly Attachment[];
  /** They pressed a button of `replyTo`. */
  readonly pressed?: true;
  /** Id of the message it answers. */
  readonly replyTo?: string;
}

/** Closed never reopens: the same contact on the same channel starts over with a new case. */
async function startOver(c: Change, closed: ServerCase, at: string): Promise<ServerCase> {
  const number = c.nextNumber();
  const fresh = await putCase(c, {
    ...closed,
    id: number,
    number,
    ...untouchedCase(at),
  });
  await addEvent(c, fresh.id, { kind: 'created' }, at);
  return fresh;
}

/** Who says nothing but «stop» gets no advertising any more; nobody has to note that. */
async function noteStop(c: Change, { channel }: ServerCase, contact: ServerContact, { text, at }: Incoming) {
  if (!isStopWord(text)) return;
  const directory = await c.store('directory').get('directory');
  const kind = directory?.channels.find(({ id }) => id === channel)?.kind;
  const state = lastConsent(contact.consents, kind ?? '')?.state;
  if (!kind || state === 'stopped' || state === 'revoked') return;
  const stopped = { channel: kind, state: 'stopped', how: text.trim(), at, by: null } as const;
  await c
    .store('contacts')
    .put({ ...contact, consents: withConsent(contact.consents, stopped), seq: c.next() });
}

/** A contact's message arrives. Answers the id of the case it went into. */
export async function receive(c: Change, incoming: Incoming): Promise<string> {
  const found = await c.store('cases').get(incoming.case);
  if (!found) throw new Error(`no case ${incoming.case}`);
  const target = found.status === 'closed' ? await startOver(c, found, incoming.at) : found;
  const contact = await c.store('contacts').get(target.contact);
  if (contact) await noteStop(c, target, contact, incoming);
  await addEntry(c, target.id, {
    kind: 'message',
    direction: 'in',
    author: { kind: 'contact', id: target.contact, name: contact?.name ?? '' },
    at: incoming.at,
    text: incoming.text,
    html: incoming.html ?? '',
    attachments: incoming.attachments ?? [],
    ...(incoming.pressed && { pressed: incoming.pressed }),
    ...(incoming.replyTo && { replyTo: incoming.replyTo }),
  });
  if (target.status === 'resolved') await addEvent(c, target.id, { kind: 'reopened' }, incoming.at);
  const waiting = afterInbound(target, incoming.text, incoming.at);
  const dueAt = target.dueAt ?? promisedBy(c.meta().rules, waiting.waitingSince);
  await putCase(c, { ...waiting, dueAt });
  return target.id;
}
