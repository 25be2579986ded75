import { Select, TextField } from '@/components/controls';
import { t } from '@/components/locales';
import { TEMPLATE_CATEGORIES, TEMPLATE_QUALITIES, TEMPLATE_STATUSES } from '@/core/model/template';
import { errorAt, type PartProps } from './template-part.ts';

/** How it is found, and how it stands with the platform: on this desk an administrator plays the platform's part. */
export function TemplateHead({ template, problems, set }: PartProps) {
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
