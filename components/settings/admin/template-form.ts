import type {
  TemplateButton,
  TemplateHeader,
  TemplateText,
  TemplateVariable,
  WhatsAppTemplate,
} from '@/core/model/template';
import { formatOf, gapOf, withGaps } from '@/core/templates/gaps';

/** What an administrator begins with. */
export const newTemplate = (): WhatsAppTemplate => ({
  kind: 'whatsapp',
  id: crypto.randomUUID(),
  name: '',
  language: 'pt_BR',
  category: 'utility',
  status: 'approved',
  quality: 'unknown',
  format: 'positional',
  header: null,
  body: { text: '', variables: [] },
  footer: '',
  buttons: [],
  channels: [],
});

/** The same text written anew: samples stay with their variables. */
const rewritten = (text: string, before: readonly TemplateVariable[]): TemplateText =>
  withGaps(text, (key) => before.find((one) => one.key === key)?.sample ?? '');

/** Whether variables are counted or named follows from what was written, over header and body together. */
function formatted(template: WhatsAppTemplate): WhatsAppTemplate {
  const header = template.header?.kind === 'text' ? template.header.variables : [];
  return { ...template, format: formatOf([...header, ...template.body.variables].map(({ key }) => key)) };
}

/** Another text. */
export const withBody = (template: WhatsAppTemplate, text: string): WhatsAppTemplate =>
  formatted({ ...template, body: rewritten(text, template.body.variables) });

/** Another text in the header. */
export const withHeaderText = (template: WhatsAppTemplate, text: string): WhatsAppTemplate => {
  const before = template.header?.kind === 'text' ? template.header.variables : [];
  return formatted({ ...template, header: { kind: 'text', ...rewritten(text, before) } });
};

/** What the choice of a header is called. */
export const HEADERS = ['none', 'text', 'image', 'video', 'gif', 'document', 'location'] as const;
/** One of them. */
export type HeaderChoice = (typeof HEADERS)[number];

/** Which of them a template has. */
export const headerChoice = (header: TemplateHeader | null): HeaderChoice =>
  header === null ? 'none' : header.kind === 'media' ? header.media : header.kind;

/** Headers that are no file, empty. */
const HEADER_OF: Record<
  Exclude<HeaderChoice, 'image' | 'video' | 'gif' | 'document'>,
  TemplateHeader | null
> = {
  none: null,
  text: { kind: 'text', text: '', variables: [] },
  location: { kind: 'location' },
};

/** Another header; what stood in the old one is gone with it. */
export const withHeader = (template: WhatsAppTemplate, choice: HeaderChoice): WhatsAppTemplate => {
  const isPlain = choice === 'none' || choice === 'text' || choice === 'location';
  const header = isPlain ? HEADER_OF[choice] : ({ kind: 'media', media: choice, sample: '' } as const);
  return formatted({ ...template, header });
};

/** Sets a variable's sample in the header or the body. */
export function withSample(
  template: WhatsAppTemplate,
  part: 'header' | 'body',
  key: string,
  sample: string,
): WhatsAppTemplate {
  const set = (all: readonly TemplateVariable[]) =>
    all.map((one) => (one.key === key ? { ...one, sample } : one));
  const { header, body } = template;
  if (part === 'body') return { ...template, body: { ...body, variables: set(body.variables) } };
  return header?.kind === 'text'
    ? { ...template, header: { ...header, variables: set(header.variables) } }
    : template;
}

/** Kinds of buttons that can be made here; forms and the like come from the platform. */
export const BUTTONS = ['quick-reply', 'url', 'phone', 'copy-code'] as const;
/** One of them. */
export type ButtonChoice = (typeof BUTTONS)[number];

/** What leads somewhere: address, number or code; '' for an answer. */
export function targetOf(button: TemplateButton): string {
  if (button.kind === 'url') return button.url;
  if (button.kind === 'phone') return button.phone;
  return button.kind === 'copy-code' ? button.sample : '';
}

/** A button of a kind with this label and target; the sample of an address's variable stays. */
export function buttonOf(kind: ButtonChoice, label: string, target: string, sample = ''): TemplateButton {
  switch (kind) {
    case 'quick-reply':
      return { kind, label };
    case 'url':
      return { kind, label, url: target, variable: gapOf(target, sample) };
    case 'phone':
      return { kind, label, phone: target };
    case 'copy-code':
      return { kind, label, sample: target };
  }
}
