import type { DraftModel } from '@/components/composer/draft-model.ts';
import { locale } from '@/components/locales';
import { type CaseTemplates, type Filling, readFilling } from '@/components/templates/use-reply-template.ts';
import { useQuery } from '@/core/live/use-query';
import { isAddress, readRecipient } from '@/core/mail/addresses';
import type { Channel } from '@/core/model/channel';
import { type ConsentBlock, mayWriteFirst } from '@/core/model/consent';
import type { Directory } from '@/core/model/directory';
import type { OutboundDraft } from '@/core/model/draft';
import { guessCountries } from '@/core/numbers/guess';
import { sameAddress } from '@/core/numbers/keys';
import { type ParsedNumber, parseNumber } from '@/core/numbers/parse';
import type { RecipientView } from '@/core/queries/recipient';
import type { TemplateRow } from '@/core/queries/templates';
import type { SendContext } from '@/core/templates/check';
import type { OutboundDesk } from './outbound-place.ts';

/** What is wrong with what stands in the recipient field; null = nothing, or nothing yet. */
export type AddressProblem = 'number' | 'email' | 'own' | null;

/** Nobody yet, on a channel. */
export const blankTo = (channel: string): OutboundDraft => ({
  channel,
  address: '',
  country: '',
  contact: null,
  name: '',
  subject: '',
  how: '',
});

const NO_ROWS: readonly TemplateRow[] = [];
const NOBODY: RecipientView = { contact: null, cases: [], consent: 'none', noted: null };

/** Channels on which the desk writes first. */
export const channelsOf = ({ capabilities }: OutboundDesk, directory: Directory | null): Channel[] =>
  directory?.channels.filter(({ kind }) => capabilities.outbound.includes(kind)) ?? [];

/** The channel that fits what is known of whom it is for: mail for an address, else the first for numbers. */
export function channelFor(channels: readonly Channel[], { channel, address }: OutboundDraft) {
  const isMail = address.includes('@');
  return (
    channels.find(({ id }) => id === channel) ??
    channels.find(({ kind }) => (kind === 'email') === isMail) ??
    channels[0]
  );
}

interface Reached {
  /** E.164, or a mail address in lower case; '' = none that could be written to. */
  readonly address: string;
  readonly number: ParsedNumber | null;
  readonly problem: AddressProblem;
}

/** Whom what was typed reaches on a channel. A name being typed is no mistake yet: it may find a contact. */
function reach({ address, country }: OutboundDraft, channel: Channel, guesses: readonly string[]): Reached {
  const typed = address.trim();
  const none = { address: '', number: null, problem: null };
  if (channel.kind === 'email') {
    const found = readRecipient(typed).address;
    if (sameAddress(found, channel.address) && found !== '') return { ...none, problem: 'own' };
    return { ...none, address: found, problem: typed.includes('@') && !isAddress(found) ? 'email' : null };
  }
  const [first, ...rest] = guesses;
  const number = parseNumber(
    typed,
    country ? { country } : { ...(first && { country: first }), others: rest },
  );
  if (!number?.isValid) return { ...none, number, problem: /\p{Nd}{3}/u.test(typed) ? 'number' : null };
  if (sameAddress(number.e164, channel.address)) return { ...none, number, problem: 'own' };
  return { address: number.e164, number, problem: null };
}

/** A first message being written: whom it reaches, what is known of them, and whether they may be written to. */
export interface Outbound {
  readonly desk: OutboundDesk;
  readonly draft: DraftModel;
  readonly channels: readonly Channel[];
  readonly channel: Channel;
  readonly to: OutboundDraft;
  readonly reached: Reached;
  readonly guess: string;
  readonly recipient: RecipientView;
  /** The desk is still being asked who that is. */
  readonly looking: boolean;
  /** Those of the channel, and what they are checked against. */
  readonly templates: CaseTemplates & { readonly about: SendContext };
  /** The template being filled in; undefined = none was chosen, or the channel takes none. */
  readonly filling: Filling | undefined;
  /** Why consent has to be noted with it; null = it stands. */
  readonly block: ConsentBlock;
  change(part: Partial<OutboundDraft>): void;
}

/** undefined until the desk's channels are read. */
export function useOutbound(desk: OutboundDesk, draft: DraftModel, site: string): Outbound | undefined {
  const answer = useQuery('directory', desk.id);
  const directory = answer.state === 'ready' ? answer.value : null;
  const channels = channelsOf(desk, directory);
  const written = draft.to.value ?? blankTo('');
  const channel = channelFor(channels, written);
  const to = { ...written, channel: channel?.id ?? '' };
  const own = channel?.address ?? '';
  const guesses = guessCountries({
    page: site && `https://${site}/`,
    channelCountry: parseNumber(own, {})?.country ?? '',
    languages: [...navigator.languages, locale.value],
  });
  const reached = channel && reach(to, channel, guesses);
  const found = useQuery('recipient', {
    desk: desk.id,
    address: reached?.address ?? '',
    kind: channel?.kind ?? '',
    contact: to.contact,
  });
  const isWhatsApp = channel?.kind === 'whatsapp';
  const answerRows = useQuery('templates', { desk: desk.id, channel: isWhatsApp ? channel.id : '' });
  if (!channel || !reached) return undefined;
  const recipient = found.state === 'ready' ? found.value : NOBODY;
  const rows = answerRows.state === 'ready' ? answerRows.value : NO_ROWS;
  const fill = isWhatsApp ? draft.template.value : undefined;
  const template = rows.find((row) => row.template.id === fill?.template)?.template;
  const block = mayWriteFirst(recipient.consent, template?.kind === 'whatsapp' ? template.category : null);
  const about: SendContext = {
    channel,
    windowEndsAt: null,
    // What is noted in this form goes out with the message.
    consent: block && to.how.trim() !== '' ? 'given' : recipient.consent,
    address: reached.address || null,
    now: new Date().toISOString(),
    contactLanguage: recipient.contact?.language ?? '',
  };
  const [loading, failed] = [answerRows.state === 'loading', answerRows.state === 'failed'];
  const templates = { rows, loading, failed, about };
  return {
    desk,
    draft,
    channels,
    channel,
    to,
    reached,
    guess: guesses[0] ?? '',
    recipient,
    looking: found.state === 'loading',
    templates,
    filling: readFilling(fill, templates),
    block,
    change: (part) => draft.setTo({ ...to, ...part }),
  };
}
