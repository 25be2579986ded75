import { useState } from 'preact/hooks';
import { ArrowDownIcon, ArrowUpIcon, Button, Select, Switch, TextField } from '@/components/controls';
import { t } from '@/components/locales';
import { FIELD_KINDS, type FieldDefinition } from '@/core/model/field';
import { AdminSection } from './AdminSection.tsx';
import { FormDialog } from './FormDialog.tsx';
import { TextArea } from './inputs.tsx';
import type { Admin } from './use-admin.ts';

const newField = (): FieldDefinition => ({
  id: crypto.randomUUID(),
  label: '',
  on: 'case',
  kind: 'text',
  options: [],
  required: false,
});

/** Custom fields, in the order in which they are shown. */
export function Fields({ directory, settings, change }: Admin) {
  const [editing, setEditing] = useState<FieldDefinition>();
  const [deleting, setDeleting] = useState<FieldDefinition>();
  const { fields } = directory;
  const move = (id: string, by: number) =>
    void change({ kind: 'move-field', id, by }, { kind: 'move-field', id, by: -by });
  return (
    <AdminSection
      title={t('admin.fields')}
      items={fields}
      nameOf={({ label }) => label}
      aboutOf={({ on, kind, required }) =>
        [t(`admin.on.${on}`), t(`admin.kind.${kind}`), required ? t('admin.required') : '']
          .filter(Boolean)
          .join(' · ')
      }
      extra={({ id, label }) => (
        <>
          {fields[0]?.id !== id && (
            <Button
              small
              icon={ArrowUpIcon}
              label={t('admin.up', { name: label })}
              onClick={() => move(id, -1)}
            />
          )}
          {fields.at(-1)?.id !== id && (
            <Button
              small
              icon={ArrowDownIcon}
              label={t('admin.down', { name: label })}
              onClick={() => move(id, 1)}
            />
          )}
        </>
      )}
      onAdd={() => setEditing(newField())}
      onEdit={setEditing}
      onDelete={setDeleting}
    >
      {editing && (
        <EditField {...{ directory, change }} start={editing} onClose={() => setEditing(undefined)} />
      )}
      {deleting && (
        <FormDialog
          danger
          title={t('admin.delete.label', { name: deleting.label })}
          text={t('admin.fields.lost', { count: settings.values[deleting.id] ?? 0 })}
          onSave={() => change({ kind: 'delete-field', id: deleting.id })}
          onClose={() => setDeleting(undefined)}
        />
      )}
    </AdminSection>
  );
}

interface EditProps extends Pick<Admin, 'directory' | 'change'> {
  readonly start: FieldDefinition;
  onClose(): void;
}
function EditField({ directory, start, change, onClose }: EditProps) {
  const [field, setField] = useState(start);
  const set = (part: Partial<FieldDefinition>) => setField({ ...field, ...part });
  const before = directory.fields.find(({ id }) => id === start.id);
  const save = () => change({ kind: 'put-field', field }, before && { kind: 'put-field', field: before });
  return (
    <FormDialog title={t('admin.fields')} onSave={save} onClose={onClose}>
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
