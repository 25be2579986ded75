import type { TemplateButton, TemplateText, WhatsAppTemplate } from '@/core/model/template';
import { hasSoundGaps } from './gaps.ts';
import type { ProblemReason, TemplateProblem } from './problem.ts';

/** What the platform takes when a template is made. */
const MOST = { name: 512, header: 60, body: 1024, footer: 60, label: 25, url: 2000, phone: 20, code: 15 };
const MOST_BUTTONS = { all: 10, url: 2, phone: 1, 'copy-code': 1 } as const;

/** Invalid parameter: all that the platform says when a template is handed in. */
const INVALID = 100;
const stop = (reason: ProblemReason, field: string): TemplateProblem => ({
  code: INVALID,
  reason,
  field,
  level: 'stop',
});
const tooLong = (reason: ProblemReason, field: string, over: number): TemplateProblem[] =>
  over > 0 ? [{ ...stop(reason, field), over }] : [];

const EMPTY_GAP = /\{\{\s*\}\}/;
const AT_AN_EDGE = /^\s*\{\{\s*\w+\s*\}\}|\{\{\s*\w+\s*\}\}\s*$/;
const TOUCHING = /\}\}\s*\{\{/;

function ofBody({ body, format }: WhatsAppTemplate): TemplateProblem[] {
  if (body.text.trim() === '') return [stop('missing', 'body')];
  return [
    ...tooLong('body-long', 'body', body.text.length - MOST.body),
    ...(AT_AN_EDGE.test(body.text) ? [stop('body-edge', 'body')] : []),
    ...(TOUCHING.test(body.text) ? [stop('touching', 'body')] : []),
    ...ofGaps('body', body, format),
  ];
}

const ofGaps = (field: 'header' | 'body', text: TemplateText, format: WhatsAppTemplate['format']) => [
  ...(hasSoundGaps(text, format) && !EMPTY_GAP.test(text.text) ? [] : [stop('holes', field)]),
  ...text.variables.flatMap(({ key, sample }) =>
    sample.trim() === '' ? [stop('no-sample', `${field}:${key}`)] : [],
  ),
];

function ofHeader({ header, format }: WhatsAppTemplate): TemplateProblem[] {
  if (header?.kind !== 'text') return [];
  return [
    ...(header.text.trim() === '' ? [stop('missing', 'header')] : []),
    ...tooLong('header-long', 'header', header.text.length - MOST.header),
    ...(header.variables.length > 1 ? [stop('header-variables', 'header')] : []),
    ...(/\n/.test(header.text) ? [stop('line-break', 'header')] : []),
    ...ofGaps('header', header, format),
  ];
}

function ofLink(button: TemplateButton, field: string): TemplateProblem[] {
  if (button.kind !== 'url') return [];
  const { url, variable } = button;
  const fixed = url.replace(/\{\{\s*\w+\s*\}\}$/, '');
  return [
    ...(/^https?:\/\//i.test(fixed) && URL.canParse(fixed) && !fixed.includes('{{')
      ? []
      : [stop('link-wrong', field)]),
    ...tooLong('link-long', field, url.length - MOST.url),
    ...(variable && variable.sample.trim() === '' ? [stop('no-sample', field)] : []),
  ];
}

function ofButton(button: TemplateButton, index: number, all: readonly TemplateButton[]): TemplateProblem[] {
  const field = `button:${index}`;
  const { label } = button;
  const isTwin = all.findIndex((other) => other.label.trim() === label.trim()) < index;
  return [
    ...(label.trim() === '' ? [stop('label-missing', field)] : isTwin ? [stop('label-twice', field)] : []),
    ...tooLong('label-long', field, label.length - MOST.label),
    ...ofLink(button, field),
    ...(button.kind === 'phone' && !(/^\+?\d{3,}$/.test(button.phone) && button.phone.length <= MOST.phone)
      ? [stop('phone-bad', field)]
      : []),
    ...(button.kind === 'copy-code' && button.sample.trim() === '' ? [stop('no-sample', field)] : []),
    ...(button.kind === 'copy-code' ? tooLong('code-long', field, button.sample.length - MOST.code) : []),
  ];
}

/** Quick replies stand together: nothing else between two of them. */
function isMixed(buttons: readonly TemplateButton[]): boolean {
  const changes = buttons.filter(
    ({ kind }, index) =>
      index > 0 && (kind === 'quick-reply') !== (buttons[index - 1]?.kind === 'quick-reply'),
  );
  return changes.length > 1;
}

function ofButtons({ buttons }: WhatsAppTemplate): TemplateProblem[] {
  const count = (kind: TemplateButton['kind']) => buttons.filter((one) => one.kind === kind).length;
  const many =
    buttons.length > MOST_BUTTONS.all ||
    (['url', 'phone', 'copy-code'] as const).some((kind) => count(kind) > MOST_BUTTONS[kind]);
  return [
    ...buttons.flatMap(ofButton),
    ...(many ? [stop('buttons-many', 'buttons')] : []),
    ...(isMixed(buttons) ? [stop('buttons-mixed', 'buttons')] : []),
  ];
}

/**
 * What the platform would refuse of a template that is being made. Fields are those of a fill, and `name`, `language`,
 * `header`, `body`, `footer`, `buttons` for the parts as they are.
 */
export function checkTemplate(template: WhatsAppTemplate): TemplateProblem[] {
  const { name, language, footer } = template;
  return [
    ...(new RegExp(`^[a-z0-9_]{1,${MOST.name}}$`).test(name) ? [] : [stop('name-bad', 'name')]),
    ...(/^[a-z]{2,3}(_[A-Z]{2})?$/.test(language) ? [] : [stop('language-bad', 'language')]),
    ...ofHeader(template),
    ...ofBody(template),
    ...tooLong('footer-long', 'footer', footer.length - MOST.footer),
    ...(/\{\{/.test(footer) ? [stop('footer-variables', 'footer')] : []),
    ...ofButtons(template),
  ];
}
