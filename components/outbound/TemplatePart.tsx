import { Combobox, TextField } from '@/components/controls';
import { t } from '@/components/locales';
import { problemText } from '@/components/templates/refusal-text.ts';
import type { FilledTemplate, TemplateFill, WhatsAppTemplate } from '@/core/model/template';
import { checkFilled } from '@/core/templates/check';
import { fieldsOf, type TemplateFieldSpec } from '@/core/templates/fields';
import { fillParts, type Part } from '@/core/templates/fill';
import type { TemplateProblem } from '@/core/templates/problem';
import type { Outbound } from './use-outbound.ts';

/** What stands in the way of a chosen template, as the platform would see it. */
function problemsWith({
  template,
  draft,
  channel,
  recipient,
  reached,
  to,
  block,
}: Outbound): TemplateProblem[] {
  const fill = draft.template.value;
  if (!template || !fill) return [];
  const filled: FilledTemplate = { template, values: fill.values, ...(fill.media && { media: fill.media }) };
  return checkFilled(filled, {
    channel,
    windowEndsAt: null,
    // What is noted in this form goes out with the message.
    consent: block && to.how.trim() !== '' ? 'given' : recipient.consent,
    address: reached.address || null,
    now: new Date().toISOString(),
    contactLanguage: recipient.contact?.language ?? '',
  });
}

/** What a template still lacks, as a sentence; '' = it may go. Consent and number are said at their own fields. */
export function templateReason(outbound: Outbound): string {
  if (!outbound.template) return t('outbound.needs.template');
  const [problem] = problemsWith(outbound).filter(({ level }) => level === 'stop');
  if (!problem) return '';
  return problem.reason === 'missing' ? t('outbound.needs.fields') : problemText(problem);
}

interface FieldProps {
  readonly spec: TemplateFieldSpec;
  readonly fill: TemplateFill;
  readonly problem: TemplateProblem | undefined;
  onFill(fill: TemplateFill): void;
}

function Field({ spec: { field, key, sample }, fill, problem, onFill }: FieldProps) {
  const text = fill.values[field]?.text ?? '';
  const shown = problem && (text !== '' || problem.reason !== 'missing') ? problem : undefined;
  return (
    <TextField
      label={`{{${key}}}`}
      placeholder={sample}
      value={text}
      autocomplete="off"
      {...(shown && { error: problemText(shown) })}
      onInput={(value) => onFill({ ...fill, values: { ...fill.values, [field]: { text: value } } })}
    />
  );
}

const marked = ({ text, field, filled }: Part, at: number) =>
  field && !filled ? <mark key={at}>{text}</mark> : text;

/** As the customer will read it; what is not filled in yet is marked. */
function Preview({ template, fill }: { readonly template: WhatsAppTemplate; readonly fill: TemplateFill }) {
  const { header, body, footer, buttons } = fillParts(template, fill.values);
  return (
    <section class="outbound-preview" dir="auto" aria-label={t('case.preview')}>
      {header && <p class="outbound-preview-header">{header.map(marked)}</p>}
      <p>{body.map(marked)}</p>
      {footer && <small>{footer}</small>}
      {buttons.map(({ label }) => (
        <span key={label} class="outbound-preview-button">
          {label}
        </span>
      ))}
    </section>
  );
}

/** The template a first message on WhatsApp goes out as: chosen, filled in and seen before it is sent. */
export function TemplatePart({ outbound }: { readonly outbound: Outbound }) {
  const { draft, template, templates } = outbound;
  const fill = draft.template.value;
  const problems = problemsWith(outbound);
  const options = templates.map(({ id, name, language, body }) => ({
    id,
    label: `${name} · ${language}`,
    detail: body.text,
  }));
  return (
    <>
      <Combobox
        label={t('error.window-over.next')}
        options={options}
        value={template?.id ?? null}
        onChoose={(id) => draft.setTemplate({ template: id, values: fill?.values ?? {} })}
      />
      {template && fill && (
        <>
          {fieldsOf(template).map((spec) => (
            <Field
              key={spec.field}
              spec={spec}
              fill={fill}
              problem={problems.find(({ field }) => field === spec.field)}
              onFill={draft.setTemplate}
            />
          ))}
          <Preview template={template} fill={fill} />
        </>
      )}
    </>
  );
}
