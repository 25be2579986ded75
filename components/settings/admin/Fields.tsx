import { useState } from 'preact/hooks';
import { ArrowDownIcon, ArrowUpIcon, Button } from '@/components/controls';
import { t } from '@/components/locales';
import type { FieldDefinition } from '@/core/model/field';
import { AdminSection } from './AdminSection.tsx';
import { EditField } from './EditField.tsx';
import { FormDialog } from './FormDialog.tsx';
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
          <Button
            small
            icon={ArrowUpIcon}
            label={t('admin.up', { name: label })}
            reason={fields[0]?.id === id ? t('attachment.first') : undefined}
            onClick={() => move(id, -1)}
          />
          <Button
            small
            icon={ArrowDownIcon}
            label={t('admin.down', { name: label })}
            reason={fields.at(-1)?.id === id ? t('attachment.last') : undefined}
            onClick={() => move(id, 1)}
          />
        </>
      )}
      newLabel={t('admin.new.field')}
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
