import type { Channel } from '@/core/model/channel';
import type { FilledTemplate, WhatsAppTemplate } from '@/core/model/template';
import type { SendContext } from '@/core/templates/check';
import { parseTemplates } from '@/core/templates/parse';
import type { Media, Person, World } from '../../servers/cloud-api/world';

/** Our number, a customer's, and the moment at which everything here happens. */
export const OWN_NUMBER = '+551140040001';
export const CUSTOMER = '+5511987654321';
export const NOW = '2026-11-23T12:00:00.000Z';
const HOUR = 3_600_000;
export const hoursAgo = (hours: number) => new Date(Date.parse(NOW) - hours * HOUR).toISOString();

export const aChannel = (change: Partial<Channel> = {}): Channel => ({
  id: 'wa-1',
  name: 'WhatsApp',
  kind: 'whatsapp',
  address: OWN_NUMBER,
  limits: { textLength: 4096, attachments: 10, attachmentBytes: 0, attachmentTypes: [] },
  windowHours: 24,
  isPublic: false,
  ...change,
});

/** Somebody who let us write, long after their last message. */
export const aContext = (change: Partial<SendContext> = {}): SendContext => ({
  channel: aChannel(),
  windowEndsAt: null,
  consent: 'given',
  address: CUSTOMER,
  now: NOW,
  contactLanguage: 'pt-BR',
  ...change,
});

/** A template as Graph lists it: what a test does not care about is usual. */
export type Wire = Readonly<Record<string, unknown>>;
export const wire = (change: Wire = {}): Wire => ({
  id: '900',
  name: 'renewal',
  language: 'pt_BR',
  status: 'APPROVED',
  category: 'UTILITY',
  parameter_format: 'POSITIONAL',
  components: [{ type: 'BODY', text: 'Olá {{1}}, seu plano vence em {{2}}.' }],
  ...change,
});

/** The one template of a list. */
export function parsed(one: Wire): WhatsAppTemplate {
  const { templates, skipped } = parseTemplates([one]);
  const [template] = templates;
  if (!template) throw new Error(`skipped: ${JSON.stringify(skipped)}`);
  return template;
}

/** Typed values. */
export const typed = (texts: Readonly<Record<string, string>>): FilledTemplate['values'] =>
  Object.fromEntries(Object.entries(texts).map(([field, text]) => [field, { text }]));

/** What the platform knows of a person whose consent stands so. */
export function personFor({ consent, windowEndsAt }: SendContext): Person {
  const wrote =
    windowEndsAt === null ? {} : { wrote: new Date(Date.parse(windowEndsAt) - 24 * HOUR).toISOString() };
  if (consent === 'given') return { ...wrote, allowed: true };
  if (consent === 'stopped') return { ...wrote, stopped: true };
  if (consent === 'revoked') return { ...wrote, blocked: true };
  return consent === 'earlier' ? { wrote: hoursAgo(700), ...wrote } : wrote;
}

/** The platform's side of a case: what is listed, who wrote when, what was uploaded. */
export const worldFor = (
  listed: readonly unknown[],
  about: SendContext,
  media: Readonly<Record<string, Media>> = {},
): World => ({
  token: 'test',
  number: OWN_NUMBER,
  templates: listed,
  people: { [about.address ?? '']: personFor(about) },
  media,
  now: about.now,
});
