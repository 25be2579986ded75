import type { Channel } from '@/core/model/channel';
import { type ConsentState, mayAdvertise, mayWriteFirst } from '@/core/model/consent';
import type { FilledTemplate, WhatsAppTemplate } from '@/core/model/template';
import { checkApple } from './apple.ts';
import { checkValues } from './check-values.ts';
import { hasSoundGaps } from './gaps.ts';
import type { ProblemReason, TemplateProblem } from './problem.ts';

/** What a message is checked against. */
export interface SendContext {
  readonly channel: Channel;
  /** Until then free text may be sent; null = they never wrote, or the channel has no such limit. ISO. */
  readonly windowEndsAt: string | null;
  readonly consent: ConsentState;
  /** E.164; null = an answer in a conversation whose address the desk knows. */
  readonly address: string | null;
  /** ISO. */
  readonly now: string;
  /** BCP 47; '' = unknown. */
  readonly contactLanguage: string;
}

const stop = (code: number | null, reason: ProblemReason): TemplateProblem => ({
  code,
  reason,
  field: null,
  level: 'stop',
});
/** The platform takes it; whoever sends should know. */
const warn = (reason: ProblemReason): TemplateProblem => ({
  code: null,
  reason,
  field: null,
  level: 'warn',
});

function ofStatus({ status }: WhatsAppTemplate): TemplateProblem[] {
  if (status === 'approved') return [];
  if (status === 'paused') return [stop(132015, 'paused')];
  return status === 'disabled' ? [stop(132016, 'disabled')] : [stop(132001, 'not-approved')];
}

/** What no value could make right: the list it came from is wrong, or it asks for things nobody can type. */
function ofDefinition({
  name,
  language,
  format,
  header,
  body,
  buttons,
}: WhatsAppTemplate): TemplateProblem[] {
  const texts = header?.kind === 'text' ? [header, body] : [body];
  return [
    ...(/^[a-z0-9_]{1,512}$/.test(name) && language !== '' ? [] : [stop(132001, 'broken-template')]),
    ...(texts.every((text) => hasSoundGaps(text, format)) ? [] : [stop(132000, 'broken-template')]),
    ...(buttons.some((button) => button.kind === 'other' && !button.supported)
      ? [stop(131008, 'cannot-fill')]
      : []),
  ];
}

function ofChannel({ channels }: WhatsAppTemplate, { channel }: SendContext): TemplateProblem[] {
  if (channel.kind !== 'whatsapp') return [stop(131051, 'wrong-channel')];
  return channels.length === 0 || channels.includes(channel.id) ? [] : [stop(132001, 'other-number')];
}

const primary = (tag: string) => tag.toLowerCase().split(/[-_]/, 1)[0] ?? '';

function ofLanguage({ language }: WhatsAppTemplate, { contactLanguage }: SendContext): TemplateProblem[] {
  const differs = contactLanguage !== '' && primary(language) !== primary(contactLanguage);
  return differs ? [warn('other-language')] : [];
}

const digits = (number: string) => number.replace(/\D/g, '');

function ofNumber({ address, channel }: SendContext): TemplateProblem[] {
  if (address === null) return [];
  if (address.trim() === '') return [stop(131008, 'no-number')];
  // Without the plus the platform may put its own country in front: that is somebody else's number.
  if (!/^\+[1-9]\d{6,14}$/.test(address)) return [stop(131009, 'bad-number')];
  return digits(address) === digits(channel.address) ? [stop(131021, 'own-number')] : [];
}

/** Whether free text may be sent. A moment that nobody can read does not open it. */
const isOpen = ({ windowEndsAt, now }: SendContext) =>
  windowEndsAt !== null && Date.parse(windowEndsAt) > Date.parse(now);

/**
 * Who wrote within the last day is answered, whatever was noted before; only advertising needs more than that. What
 * the platform does about a missing permission comes later and hits everybody: fewer messages for the number.
 */
function ofConsent({ category }: WhatsAppTemplate, about: SendContext): TemplateProblem[] {
  const { consent } = about;
  const isMarketing = category === 'marketing';
  const taken = consent === 'stopped' || consent === 'revoked' ? consent : null;
  if (isMarketing && taken && !mayAdvertise(consent)) return [stop(131050, taken)];
  const block = isOpen(about) ? null : mayWriteFirst(consent, category);
  if (block === 'none') return [stop(131048, 'no-consent')];
  if (block) return [stop(131050, block)];
  return isMarketing && consent === 'earlier' ? [warn('old-consent')] : [];
}

type Filled = FilledTemplate & { readonly template: WhatsAppTemplate };
const isWhatsApp = (filled: FilledTemplate): filled is Filled => filled.template.kind === 'whatsapp';

/** Everything the platform would refuse a filled template for, and what somebody should know; empty = it may go. */
export function checkFilled(filled: FilledTemplate, about: SendContext): TemplateProblem[] {
  const { template } = filled;
  if (template.kind === 'apple') {
    const fits = about.channel.kind === 'apple';
    return [...(fits ? [] : [stop(null, 'wrong-channel')]), ...checkApple(template)];
  }
  if (!isWhatsApp(filled)) return [];
  return [
    ...ofChannel(template, about),
    ...ofStatus(template),
    ...ofDefinition(template),
    ...ofNumber(about),
    ...ofConsent(template, about),
    ...checkValues(filled, about.channel.limits.attachmentBytes),
    ...ofLanguage(template, about),
  ];
}

/** Longest free text of the platform. */
const MOST_TEXT = 4096;

/** The same for a free text on a channel with a window. */
export function checkText(text: string, about: SendContext): TemplateProblem[] {
  const hasWindow = about.channel.windowHours > 0;
  return [
    ...(hasWindow && !isOpen(about) ? [stop(131047, 'window-over')] : []),
    ...(text.trim() === '' ? [stop(100, 'no-text')] : []),
    ...(text.length > MOST_TEXT ? [{ ...stop(100, 'text-long'), over: text.length - MOST_TEXT }] : []),
    ...ofNumber(about),
  ];
}
