import * as v from 'valibot';
import {
  type MessageTemplate,
  TEMPLATE_CATEGORIES,
  TEMPLATE_MEDIA,
  TEMPLATE_QUALITIES,
  TEMPLATE_STATUSES,
} from './template.ts';

const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(300));
const Line = v.pipe(v.string(), v.maxLength(2000));
/** A platform allows a thousand characters or so; what is too long is told by the rules, not by this border. */
const Words = v.pipe(v.string(), v.maxLength(20_000));
/** A picture stands in it as a data address. */
const Picture = v.pipe(v.string(), v.maxLength(1_000_000));
const few = <T>(one: v.GenericSchema<unknown, T>) => v.pipe(v.array(one), v.maxLength(200));

/** A gap and its example. */
const Variable = v.object({ key: Line, sample: Line });
const text = { text: Words, variables: few(Variable) };
const common = { id: Id, name: v.pipe(v.string(), v.maxLength(512)), language: Line, channels: few(Id) };

/** What the customer can press; of a kind we do not know only its label matters. */
const Button = v.variant('kind', [
  v.object({ kind: v.literal('quick-reply'), label: Line }),
  v.object({ kind: v.literal('url'), label: Line, url: Line, variable: v.nullable(Variable) }),
  v.object({ kind: v.literal('phone'), label: Line, phone: Line }),
  v.object({ kind: v.literal('copy-code'), label: Line, sample: Line }),
  v.object({ kind: v.literal('other'), label: Line, type: Line, supported: v.boolean() }),
]);

/** What stands above the body: one thing at most. */
const Header = v.variant('kind', [
  v.object({ kind: v.literal('text'), ...text }),
  v.object({ kind: v.literal('media'), media: v.picklist(TEMPLATE_MEDIA), sample: Line }),
  v.object({ kind: v.literal('location') }),
]);

// Apple's: nothing in them is filled in.
const Choice = v.object({ title: Line, detail: Line, image: Picture });
const Content = v.variant('kind', [
  v.object({
    kind: v.literal('list-picker'),
    sections: few(v.object({ title: Line, choices: few(Choice) })),
    many: v.boolean(),
  }),
  v.object({
    kind: v.literal('time-picker'),
    place: Line,
    slots: few(v.object({ at: Line, minutes: v.number() })),
  }),
  v.object({ kind: v.literal('quick-reply'), choices: few(Line) }),
  v.object({ kind: v.literal('rich-link'), url: Line, image: Picture }),
  v.object({ kind: v.literal('form'), pages: few(v.object({ title: Line, fields: few(Line) })) }),
]);

/** A template or a ready rich message as an administrator makes it; whether a platform would take it is for the rules to say. */
export const TemplateArg: v.GenericSchema<unknown, MessageTemplate> = v.variant('kind', [
  v.object({
    kind: v.literal('whatsapp'),
    ...common,
    category: v.picklist(TEMPLATE_CATEGORIES),
    status: v.picklist(TEMPLATE_STATUSES),
    quality: v.picklist(TEMPLATE_QUALITIES),
    format: v.picklist(['positional', 'named']),
    header: v.nullable(Header),
    body: v.object(text),
    footer: Line,
    buttons: few(Button),
  }),
  v.object({ kind: v.literal('apple'), ...common, title: Line, subtitle: Line, content: Content }),
]);
