import type { Attachment } from './message.ts';

/** What a template is for; the price, and whether somebody may refuse it, depend on it. */
export const TEMPLATE_CATEGORIES = ['marketing', 'utility', 'authentication'] as const;
/** One of them. */
export type TemplateCategory = (typeof TEMPLATE_CATEGORIES)[number];

/** Where a template stands with the platform; only `approved` can be sent. `other` = a word we do not know. */
export const TEMPLATE_STATUSES = [
  'approved',
  'pending',
  'rejected',
  'paused',
  'disabled',
  'archived',
  'deleted',
  'other',
] as const;
/** One of them. */
export type TemplateStatus = (typeof TEMPLATE_STATUSES)[number];

/** How customers took it; red may be paused soon, all of them can be sent. */
export const TEMPLATE_QUALITIES = ['green', 'yellow', 'red', 'unknown'] as const;
/** One of them. */
export type TemplateQuality = (typeof TEMPLATE_QUALITIES)[number];

/** A gap in a template's text. */
export interface TemplateVariable {
  /** What stands between the braces: `1`, or a name where the template uses names. */
  readonly key: string;
  /** What its maker gave as an example; '' = nothing. */
  readonly sample: string;
}

/** Text with `{{gaps}}`; the variables in the order in which they are first met, each once. */
export interface TemplateText {
  readonly text: string;
  readonly variables: readonly TemplateVariable[];
}

/** Media a header can have; `gif` is sent as a video. */
export const TEMPLATE_MEDIA = ['image', 'video', 'gif', 'document'] as const;
/** One of them. */
export type TemplateMedia = (typeof TEMPLATE_MEDIA)[number];

/** What stands above the body. */
export type TemplateHeader =
  | ({ readonly kind: 'text' } & TemplateText)
  /** `sample` = address of the example, '' = none. */
  | { readonly kind: 'media'; readonly media: TemplateMedia; readonly sample: string }
  | { readonly kind: 'location' };

/** What the customer can press. */
export type TemplateButton =
  | { readonly kind: 'quick-reply'; readonly label: string }
  /** `variable` = the gap at the end of the address; null = the address is fixed. */
  | {
      readonly kind: 'url';
      readonly label: string;
      readonly url: string;
      readonly variable: TemplateVariable | null;
    }
  | { readonly kind: 'phone'; readonly label: string; readonly phone: string }
  | { readonly kind: 'copy-code'; readonly label: string; readonly sample: string }
  /** `supported` = it needs nothing filled that we could not fill (a flow, a one-time code …). */
  | { readonly kind: 'other'; readonly label: string; readonly type: string; readonly supported: boolean };

/** A message the platform approved beforehand (WhatsApp). Its key is name *and* language. */
export interface WhatsAppTemplate {
  readonly kind: 'whatsapp';
  /** Id in the desk. */
  readonly id: string;
  readonly name: string;
  /** As the platform writes it: `pt_BR`, `en`. */
  readonly language: string;
  readonly category: TemplateCategory;
  readonly status: TemplateStatus;
  readonly quality: TemplateQuality;
  readonly format: 'positional' | 'named';
  readonly header: TemplateHeader | null;
  readonly body: TemplateText;
  /** '' = none. */
  readonly footer: string;
  readonly buttons: readonly TemplateButton[];
  /** Channels (ids in the desk) it belongs to; empty = every WhatsApp channel of the desk. */
  readonly channels: readonly string[];
}

/** One choice of a rich message; `image` = id of a stored file or data address, '' = none. */
export interface RichChoice {
  readonly title: string;
  readonly detail: string;
  readonly image: string;
}

/** What an Apple message asks or shows. Times are ISO, minutes are the length of a slot. */
export type RichContent =
  | {
      readonly kind: 'list-picker';
      readonly sections: readonly { readonly title: string; readonly choices: readonly RichChoice[] }[];
      readonly many: boolean;
    }
  | {
      readonly kind: 'time-picker';
      readonly place: string;
      readonly slots: readonly { readonly at: string; readonly minutes: number }[];
    }
  | { readonly kind: 'quick-reply'; readonly choices: readonly string[] }
  | { readonly kind: 'rich-link'; readonly url: string; readonly image: string }
  | {
      readonly kind: 'form';
      readonly pages: readonly { readonly title: string; readonly fields: readonly string[] }[];
    };

/** A ready rich message of Apple Messages for Business: chosen and sent as it comes, nothing to fill. */
export interface AppleMessage {
  readonly kind: 'apple';
  readonly id: string;
  /** How agents find it; never sent. */
  readonly name: string;
  /** BCP 47 tag, '' = any. */
  readonly language: string;
  /** What the customer reads first. */
  readonly title: string;
  readonly subtitle: string;
  readonly content: RichContent;
  readonly channels: readonly string[];
}

/** Anything ready-made that a channel wants in its own form. */
export type MessageTemplate = WhatsAppTemplate | AppleMessage;

/**
 * Names one field of a fill: the component, then the variable: `body:1`, `body:first_name`, `header:1`,
 * `header:media`, `header:location`, `button:0` (counted over all buttons of the template from 0).
 */
export type TemplateField = string;

/** Where a value came from, if nobody typed it. */
export type ValueSource =
  | { readonly kind: 'contact' | 'case' | 'agent' | 'draft'; readonly what: string }
  /** Picked by the person on a page: its site (host) and when; ISO. */
  | { readonly kind: 'page'; readonly site: string; readonly at: string };

/** What is put into one gap. */
export interface TemplateValue {
  readonly text: string;
  readonly from?: ValueSource;
}

/** A template being filled, as a draft keeps it: nothing of it is proven yet. */
export interface TemplateFill {
  /** Id of the template in the desk. */
  readonly template: string;
  readonly values: Readonly<Record<TemplateField, TemplateValue>>;
  /** The file for a media header, stored here like any attachment. */
  readonly media?: Attachment;
}

/** A template as it is owed to the desk: whole, so that what was confirmed is what goes out whatever the list says later. */
export interface FilledTemplate {
  readonly template: MessageTemplate;
  readonly values: Readonly<Record<TemplateField, TemplateValue>>;
  /** The file for a media header; it also stands among the attachments of what it is sent with. */
  readonly media?: Attachment;
}

/** Whether a person lets us write to them on a kind of channel. */
export interface Consent {
  /** The channel's kind: consent for mails is none for WhatsApp. */
  readonly channel: string;
  /** `stopped` = no marketing any more (they asked to stop); `revoked` = nothing at all from us first. */
  readonly state: 'given' | 'stopped' | 'revoked';
  /** How it was given or taken back, in the agent's words, or the customer's own word (PARAR). */
  readonly how: string;
  readonly at: string;
  /** Who noted it; null = the desk itself, from what the customer wrote. */
  readonly by: { readonly id: string; readonly name: string } | null;
}
