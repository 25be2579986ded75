import type { DraftModel } from '@/components/composer/draft-model.ts';
import { locale } from '@/components/locales';
import { useQuery } from '@/core/live/use-query';
import { isAddress, readRecipient } from '@/core/mail/addresses';
import type { Channel } from '@/core/model/channel';
import { type ConsentBlock, mayWriteFirst } from '@/core/model/consent';
import type { Directory } from '@/core/model/directory';
import type { OutboundDraft } from '@/core/model/draft';
import type { WhatsAppTemplate } from '@/core/model/template';
import { guessCountries } from '@/core/numbers/guess';
import { sameAddress } from '@/core/numbers/keys';
import { type ParsedNumber, parseNumber } from '@/core/numbers/parse';
import type { RecipientView } from '@/core/queries/recipient';
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
  readonly template: WhatsAppTemplate | undefined;
  /** Those that can be sent on this channel. */
  readonly templates: readonly WhatsAppTemplate[];
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
  if (!channel || !reached) return undefined;
  const recipient = found.state === 'ready' ? found.value : NOBODY;
  const fill = draft.template.value;
  const templates = (directory?.templates ?? []).filter((one) => one.kind === 'whatsapp');
  const whatsapp =
    channel.kind === 'whatsapp' ? templates.find(({ id }) => id === fill?.template) : undefined;
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
    template: whatsapp,
    templates: templates.filter(
      ({ status, channels: own }) => status === 'approved' && (own.length === 0 || own.includes(channel.id)),
    ),
    block: mayWriteFirst(recipient.consent, whatsapp?.category ?? null),
    change: (part) => draft.setTo({ ...to, ...part }),
  };
}
