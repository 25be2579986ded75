import type { FilledTemplate, TemplateMedia, TemplateText, WhatsAppTemplate } from '@/core/model/template';
import { valueIn } from './fill.ts';
import { inOrder } from './gaps.ts';
import { readPlace } from './place.ts';

/** A file at the platform: what an upload answered, or a public address. */
export type CloudFile = { readonly id: string } | { readonly link: string };

/** A text in the header or the body; named only in templates that name their gaps. */
export interface CloudText {
  readonly type: 'text';
  readonly text: string;
  readonly parameter_name?: string;
}
/** What a header can have. */
export type CloudParameter =
  | CloudText
  | { readonly type: 'image'; readonly image: CloudFile }
  | { readonly type: 'video'; readonly video: CloudFile }
  | { readonly type: 'document'; readonly document: CloudFile & { readonly filename?: string } }
  | {
      readonly type: 'location';
      readonly location: {
        readonly latitude: number;
        readonly longitude: number;
        readonly name: string;
        readonly address: string;
      };
    };

/** One part of a template that has values. */
export type CloudComponent =
  | { readonly type: 'header'; readonly parameters: readonly CloudParameter[] }
  | { readonly type: 'body'; readonly parameters: readonly CloudText[] }
  | {
      readonly type: 'button';
      readonly sub_type: 'url';
      /** Place among all buttons, as the platform writes it. */
      readonly index: string;
      readonly parameters: readonly [{ readonly type: 'text'; readonly text: string }];
    }
  | {
      readonly type: 'button';
      readonly sub_type: 'copy_code';
      readonly index: string;
      readonly parameters: readonly [{ readonly type: 'coupon_code'; readonly coupon_code: string }];
    };

/** What the Cloud API takes at `/{phone-number-id}/messages`. */
export interface CloudTemplateMessage {
  readonly messaging_product: 'whatsapp';
  readonly recipient_type: 'individual';
  readonly to: string;
  readonly type: 'template';
  /** Comes back with every report about the message: the only trace of ours, as the API knows no idempotency. */
  readonly biz_opaque_callback_data: string;
  readonly template: {
    readonly name: string;
    readonly language: { readonly policy: 'deterministic'; readonly code: string };
    readonly components?: readonly CloudComponent[];
  };
}

/** Whom it goes to, under which key of ours, and the header's file once the platform has it. */
export interface CloudRequest {
  /** E.164, with the plus: without it the platform may put the country of the sender in front. */
  readonly to: string;
  readonly key: string;
  readonly file?: CloudFile;
}

type Filled = Omit<FilledTemplate, 'template'> & { readonly template: WhatsAppTemplate };

/** What has no value is left out: then the platform counts, and refuses the message instead of sending it with a hole. */
function textParameters(
  component: 'header' | 'body',
  text: TemplateText,
  { template: { format }, values }: Filled,
): CloudText[] {
  return inOrder(text, format).flatMap(({ key }): CloudText[] => {
    const value = { type: 'text', text: valueIn(values, `${component}:${key}`) } as const;
    if (value.text === '') return [];
    return [format === 'named' ? { ...value, parameter_name: key } : value];
  });
}

function fileParameter(media: TemplateMedia, file: CloudFile, name: string): CloudParameter {
  switch (media) {
    case 'image':
      return { type: 'image', image: file };
    // There is no type for moving pictures: they are videos that the app repeats.
    case 'gif':
    case 'video':
      return { type: 'video', video: file };
    case 'document':
      return { type: 'document', document: name ? { ...file, filename: name } : file };
  }
}

function headerParameters(filled: Filled, file: CloudFile | undefined): CloudParameter[] {
  const { header } = filled.template;
  switch (header?.kind) {
    case 'text':
      return textParameters('header', header, filled);
    case 'media': {
      const stored = filled.media && { id: filled.media.id };
      const sent = file ?? stored;
      return sent ? [fileParameter(header.media, sent, filled.media?.name ?? '')] : [];
    }
    case 'location': {
      const place = readPlace(valueIn(filled.values, 'header:location'));
      return place ? [{ type: 'location', location: place }] : [];
    }
    case undefined:
      return [];
  }
}

const buttonComponents = ({ template, values }: Filled): CloudComponent[] =>
  template.buttons.flatMap((button, place): CloudComponent[] => {
    const text = valueIn(values, `button:${place}`);
    const common = { type: 'button', index: String(place) } as const;
    if (text === '') return [];
    if (button.kind === 'url' && button.variable)
      return [{ ...common, sub_type: 'url', parameters: [{ type: 'text', text }] }];
    if (button.kind === 'copy-code')
      return [{ ...common, sub_type: 'copy_code', parameters: [{ type: 'coupon_code', coupon_code: text }] }];
    return [];
  });

/** What of the values goes along: a component without any is left out, as the platform counts an empty one as wrong. */
function components(filled: Filled, file: CloudFile | undefined): CloudComponent[] {
  const header = headerParameters(filled, file);
  const body = textParameters('body', filled.template.body, filled);
  return [
    ...(header.length > 0 ? [{ type: 'header', parameters: header } as const] : []),
    ...(body.length > 0 ? [{ type: 'body', parameters: body } as const] : []),
    ...buttonComponents(filled),
  ];
}

/** A filled template as the Cloud API takes it. It is not judged here: `checkFilled` comes first. */
export function requestBody(filled: Filled, { to, key, file }: CloudRequest): CloudTemplateMessage {
  const { name, language } = filled.template;
  const parts = components(filled, file);
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    to,
    type: 'template',
    biz_opaque_callback_data: key,
    template: {
      name,
      language: { policy: 'deterministic', code: language },
      ...(parts.length > 0 ? { components: parts } : {}),
    },
  };
}
