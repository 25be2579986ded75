import { useState } from 'preact/hooks';
import { Select, TextField } from '@/components/controls';
import { t } from '@/components/locales';
import { Preview } from '@/components/templates/Preview.tsx';
import { problemText } from '@/components/templates/refusal-text.ts';
import {
  TEMPLATE_CATEGORIES,
  TEMPLATE_QUALITIES,
  TEMPLATE_STATUSES,
  type TemplateVariable,
  type WhatsAppTemplate,
} from '@/core/model/template';
import { checkTemplate } from '@/core/templates/check-template';
import type { TemplateProblem } from '@/core/templates/problem';
import { FormDialog } from './FormDialog.tsx';
import { Checks, TextArea } from './inputs.tsx';
import { TemplateButtons } from './TemplateButtons.tsx';
import { HEADERS, headerChoice, withBody, withHeader, withHeaderText, withSample } from './template-form.ts';
import type { Admin } from './use-admin.ts';

interface EditProps extends Pick<Admin, 'directory' | 'change'> {
  readonly start: WhatsAppTemplate;
  onClose(): void;
}

/** The sentence about one part; nothing = it is right. */
export function errorAt(problems: readonly TemplateProblem[], field: string): { readonly error?: string } {
  const problem = problems.find((one) => one.field === field);
  return problem ? { error: problemText(problem) } : {};
}

interface PartProps {
  readonly template: WhatsAppTemplate;
  readonly problems: readonly TemplateProblem[];
  set(template: WhatsAppTemplate): void;
}

/** An example for each variable: who fills it in later sees it in its place. */
function Samples({
  template,
  problems,
  set,
  part,
  variables,
}: PartProps & {
  readonly part: 'header' | 'body';
  readonly variables: readonly TemplateVariable[];
}) {
  return (
    <>
      {variables.map(({ key, sample }) => (
        <TextField
          key={key}
          label={t('admin.template.sample', { key: `{{${key}}}` })}
          value={sample}
          autocomplete="off"
          {...errorAt(problems, `${part}:${key}`)}
          onInput={(text) => set(withSample(template, part, key, text))}
        />
      ))}
    </>
  );
}

/** How it is found, and how it stands with the platform: on this desk an administrator plays the platform's part. */
function Head({ template, problems, set }: PartProps) {
  return (
    <>
      <TextField
        label={t('admin.name')}
        spellcheck={false}
        value={template.name}
        {...errorAt(problems, 'name')}
        onInput={(name) => set({ ...template, name })}
      />
      <TextField
        label={t('admin.language')}
        spellcheck={false}
        value={template.language}
        {...errorAt(problems, 'language')}
        onInput={(language) => set({ ...template, language })}
      />
      <Select
        label={t('admin.template.category')}
        value={template.category}
        options={TEMPLATE_CATEGORIES.map((value) => ({ value, label: t(`template.category.${value}`) }))}
        onChange={(category) => set({ ...template, category })}
      />
      <Select
        label={t('admin.template.status')}
        value={template.status}
        options={TEMPLATE_STATUSES.map((value) => ({ value, label: t(`admin.template.status.${value}`) }))}
        onChange={(status) => set({ ...template, status })}
      />
      <Select
        label={t('admin.template.quality')}
        value={template.quality}
        options={TEMPLATE_QUALITIES.map((value) => ({ value, label: t(`template.quality.${value}`) }))}
        onChange={(quality) => set({ ...template, quality })}
      />
    </>
  );
}

/** What the customer reads, from the top. */
function Texts({ template, problems, set }: PartProps) {
  const { header, body, footer } = template;
  return (
    <>
      <Select
        label={t('admin.template.header')}
        value={headerChoice(header)}
        options={HEADERS.map((value) => ({
          value,
          label:
            value === 'none' || value === 'text'
              ? t(`admin.template.header.${value}`)
              : t(`template.field.${value}`),
        }))}
        onChange={(choice) => set(withHeader(template, choice))}
      />
      {header?.kind === 'text' && (
        <>
          <TextField
            label={t('admin.template.headerText')}
            value={header.text}
            {...errorAt(problems, 'header')}
            onInput={(text) => set(withHeaderText(template, text))}
          />
          <Samples {...{ template, problems, set }} part="header" variables={header.variables} />
        </>
      )}
      <TextArea
        label={t('admin.template.body')}
        hint={t('admin.template.body.hint', { one: '{{1}}', name: '{{first_name}}' })}
        rows={5}
        value={body.text}
        {...errorAt(problems, 'body')}
        onInput={(text) => set(withBody(template, text))}
      />
      <Samples {...{ template, problems, set }} part="body" variables={body.variables} />
      <TextField
        label={t('admin.template.footer')}
        value={footer}
        {...errorAt(problems, 'footer')}
        onInput={(text) => set({ ...template, footer: text })}
      />
    </>
  );
}

/** One WhatsApp template, checked while it is written and shown as the customer will see it. */
export function EditTemplate({ directory, start, change, onClose }: EditProps) {
  const [template, set] = useState(start);
  const before = directory.templates?.find(({ id }) => id === start.id);
  // An empty form is no mistake yet.
  const problems = template === start ? [] : checkTemplate(template);
  const numbers = directory.channels.filter(({ kind }) => kind === 'whatsapp');
  const save = async () => {
    const [problem] = checkTemplate(template);
    if (problem) return problemText(problem);
    return change({ kind: 'put-template', template }, before && { kind: 'put-template', template: before });
  };
  const parts = { template, problems, set };
  return (
    <FormDialog
      title={before ? t('admin.edit.label', { name: before.name }) : t('admin.new.template')}
      onSave={save}
      onClose={onClose}
    >
      <Head {...parts} />
      <Texts {...parts} />
      <TemplateButtons {...parts} />
      {numbers.length > 1 && (
        <Checks
          label={t('admin.channels')}
          hint={t('admin.channels.hint')}
          options={numbers.map(({ id, name }) => ({ value: id, label: name }))}
          chosen={template.channels}
          onChange={(channels) => set({ ...template, channels })}
        />
      )}
      <Preview template={template} values={{}} />
    </FormDialog>
  );
}
