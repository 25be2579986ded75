import { isAddress } from '@/core/mail/addresses';
import type { Channel } from '@/core/model/channel';
import { checkMessage } from '@/core/model/check-message';
import { mayWriteFirst } from '@/core/model/consent';
import type { Contact } from '@/core/model/contact';
import type { Directory } from '@/core/model/directory';
import { CasebarError } from '@/core/model/errors';
import type { Outbound } from '@/core/model/outbound-args';
import { newCaseId, type OutboxAction } from '@/core/model/outbox-item';
import type { Consent, FilledTemplate } from '@/core/model/template';
import { sameAddress } from '@/core/numbers/keys';
import { contactsAt } from '@/core/store/consents';
import { toContact } from '@/core/store/contacts';
import { database } from '@/core/store/database';
import { directoryOf, signedIn } from '@/core/store/desks';
import { renderText } from '@/core/templates/fill';
import { filledFrom, mustBeSendable, standingOf } from './check-template.ts';
import { markDraftSent } from './keep-drafts.ts';
import { oweFirst } from './owe-first.ts';
import { isOwedAlready } from './own-decision.ts';
import { storedFiles } from './stored-files.ts';

/** Whoever has the address at this desk; the one the agent chose comes first. */
async function contactAt(desk: string, { address, contact }: Outbound['to']): Promise<Contact | undefined> {
  const db = await database();
  const all = await Promise.all((await contactsAt(db, address)).map((id) => db.get('contacts', id)));
  const own = all.flatMap((one) => (one?.desk === desk ? [toContact(one)] : []));
  return own.find(({ id }) => id === contact) ?? own[0];
}

/** The channel, if it sends first messages and the address is one of its kind. Errors: forbidden, rejected. */
function channelFor({ to }: Outbound, kinds: readonly string[], directory: Directory | undefined): Channel {
  const channel = directory?.channels.find(({ id }) => id === to.channel);
  if (!channel || !kinds.includes(channel.kind)) throw new CasebarError('forbidden', channel?.name ?? '');
  const fits = channel.kind === 'email' ? isAddress(to.address) : /^\+[1-9]\d{6,14}$/.test(to.address);
  if (!fits || sameAddress(to.address, channel.address)) throw new CasebarError('rejected', to.address);
  return channel;
}

interface Checked {
  readonly submitted: Outbound;
  readonly channel: Channel;
  readonly contact: Contact | undefined;
  readonly directory: Directory | undefined;
  readonly filled: FilledTemplate | undefined;
  readonly consent: Consent | undefined;
}

/** Nobody is written to first without permission, and what the platform would refuse leaves no one. Errors: no-consent, bad-template, window-over. */
async function mustBeAllowed({ submitted, channel, contact, directory, filled, consent }: Checked) {
  const state = await standingOf(contact?.id ?? null, channel.kind, consent);
  const category = filled?.template.kind === 'whatsapp' ? filled.template.category : null;
  const block = mayWriteFirst(state, category);
  if (block) throw new CasebarError('no-consent', block);
  // Free text needs a conversation that the customer opened; a first message never has one.
  if (channel.windowHours > 0 && !filled) throw new CasebarError('window-over');
  if (!filled) return;
  const about = {
    channel,
    windowEndsAt: null,
    consent: state,
    address: submitted.to.address,
    now: new Date().toISOString(),
    contactLanguage: contact?.language ?? '',
  };
  mustBeSendable(filled, about, directory);
}

/**
 * A first message → outbox, as a case that is ours alone until the desk has one. Asked again with the same draft it is
 * the same message. Errors: no-right, signed-out, forbidden (no such channel), rejected (the address), no-consent,
 * bad-template, window-over, and those of a text.
 */
export async function sendOutbound(submitted: Outbound) {
  const { draft, desk: deskId, to, subject, attachments } = submitted;
  const desk = await signedIn(deskId);
  if (!desk.me.rights.includes('reply')) throw new CasebarError('no-right');
  const place = { case: newCaseId(deskId, draft), tab: 'reply', agent: desk.me.id } as const;
  const directory = await directoryOf(deskId);
  const channel = channelFor(submitted, desk.capabilities.outbound, directory);
  const contact = await contactAt(deskId, to);
  const { template } = submitted;
  if (template && (await isOwedAlready(draft, '', template))) return markDraftSent(place, draft);
  const filled = template && (await filledFrom(template, directory, attachments));
  const by = { id: desk.me.id, name: desk.me.name };
  const consent = submitted.consent && { ...submitted.consent, at: new Date().toISOString(), by };
  await mustBeAllowed({ submitted, channel, contact, directory, filled, consent });
  const files = await storedFiles([...attachments, ...(filled?.media ? [filled.media] : [])]);
  const text = filled ? renderText(filled) : submitted.text;
  const [problem] = filled ? [] : checkMessage(text, files, channel.limits);
  if (problem) throw new CasebarError(problem.code, problem.detail);
  const action: Extract<OutboxAction, { kind: 'outbound' }> = {
    kind: 'outbound',
    to: { ...to, contact: contact?.id ?? null },
    subject: channel.kind === 'email' ? subject : '',
    text,
    attachments: files,
    ...(filled && { template: filled }),
    ...(consent && { consent }),
  };
  await oweFirst({ desk, draft, action, undo: submitted.undo });
  await markDraftSent(place, draft);
}
