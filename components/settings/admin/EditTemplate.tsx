import { useState } from 'preact/hooks';
import { t } from '@/components/locales';
import { Preview } from '@/components/templates/Preview.tsx';
import { problemText } from '@/components/templates/refusal-text.ts';
import type { WhatsAppTemplate } from '@/core/model/template';
import { checkTemplate } from '@/core/templates/check-template';
import { FormDialog } from './FormDialog.tsx';
import { Checks } from './inputs.tsx';
import { TemplateButtons } from './TemplateButtons.tsx';
import { TemplateHead } from './TemplateHead.tsx';
import { TemplateTexts } from './TemplateTexts.tsx';
import type { Admin } from './use-admin.ts';

/** A template that is made, or one there is. */
interface EditProps extends Pick<Admin, 'directory' | 'change'> {
  readonly start: WhatsAppTemplate;
  onClose(): void;
}

/** One WhatsApp template, checked while it is written and shown as the customer will see it. */
export function EditTemplate({ directory, start, change, onClose }: EditProps) {
  const [template, set] = useState(start);
  const before = directory.templates?.find(({ id }) => id === start.id);
  // An empty form is no mistake yet.
  const problems = template === start ? [] : checkTemplate(template);
  const numbers = directory.channels.filter(({ kind }) => kind === 'whatsapp');
  // The desk would say the same; said here, nothing typed has to leave first.
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
      <TemplateHead {...parts} />
      <TemplateTexts {...parts} />
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
