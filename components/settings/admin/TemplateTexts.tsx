import { Select, TextField } from '@/components/controls';
import { t } from '@/components/locales';
import type { TemplateVariable } from '@/core/model/template';
import { TextArea } from './inputs.tsx';
import { HEADERS, headerChoice, withBody, withHeader, withHeaderText, withSample } from './template-form.ts';
import { errorAt, type PartProps } from './template-part.ts';

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

/** What the customer reads, from the top. */
export function TemplateTexts({ template, problems, set }: PartProps) {
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
