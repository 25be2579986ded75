import { useState } from 'preact/hooks';
import { Select, Switch, TextField } from '@/components/controls';
import { t } from '@/components/locales';
import { FIELD_KINDS, type FieldDefinition } from '@/core/model/field';
import { FormDialog } from './FormDialog.tsx';
import { TextArea } from './inputs.tsx';
import type { Admin } from './use-admin.ts';

interface EditProps extends Pick<Admin, 'directory' | 'change'> {
  readonly start: FieldDefinition;
  onClose(): void;
}

/** One custom field. */
export function EditField({ directory, start, change, onClose }: EditProps) {
  const [field, setField] = useState(start);
  const set = (part: Partial<FieldDefinition>) => setField({ ...field, ...part });
  const before = directory.fields.find(({ id }) => id === start.id);
  const save = () => change({ kind: 'put-field', field }, before && { kind: 'put-field', field: before });
  return (
    <FormDialog
      title={before ? t('admin.edit.label', { name: before.label }) : t('admin.new.field')}
      onSave={save}
      onClose={onClose}
    >
      <TextField label={t('admin.label')} value={field.label} onInput={(label) => set({ label })} />
      {/* What a field holds cannot change under the values that are there. */}
      {!before && (
        <Select
          label={t('admin.on')}
          value={field.on}
          options={[
            { value: 'case', label: t('admin.on.case') },
            { value: 'contact', label: t('admin.on.contact') },
          ]}
          onChange={(on) => set({ on })}
        />
      )}
      {!before && (
        <Select
          label={t('admin.kind')}
          value={field.kind}
          options={FIELD_KINDS.map((value) => ({ value, label: t(`admin.kind.${value}`) }))}
          onChange={(kind) => set({ kind })}
        />
      )}
      {field.kind === 'choice' && (
        <TextArea
          label={t('admin.options')}
          hint={t('admin.options.hint')}
          value={field.options.join('\n')}
          onInput={(text) => set({ options: text.split('\n') })}
        />
      )}
      <Switch
        label={t('admin.required')}
        hint={t('admin.required.hint')}
        checked={field.required}
        onChange={(required) => set({ required })}
      />
    </FormDialog>
  );
}
