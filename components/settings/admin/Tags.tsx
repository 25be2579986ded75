import { useState } from 'preact/hooks';
import { Switch, TextField } from '@/components/controls';
import { t } from '@/components/locales';
import type { Directory, Tag } from '@/core/model/directory';
import { AdminSection } from './AdminSection.tsx';
import { FormDialog } from './FormDialog.tsx';
import type { Admin } from './use-admin.ts';

/** Tags, and whether the team uses them and the sentiment at all. */
export function Tags({ directory, change }: Admin) {
  const [editing, setEditing] = useState<Tag>();
  const [deleting, setDeleting] = useState<Tag>();
  const { uses } = directory;
  const setUses = (part: Partial<Directory['uses']>) =>
    void change({ kind: 'uses', uses: { ...uses, ...part } }, { kind: 'uses', uses });
  return (
    <AdminSection
      title={t('admin.tags')}
      items={directory.tags}
      nameOf={({ name }) => name}
      newLabel={t('admin.new.tag')}
      onAdd={() => setEditing({ id: crypto.randomUUID(), name: '' })}
      onEdit={setEditing}
      onDelete={setDeleting}
    >
      <Switch
        label={t('admin.uses.tags')}
        hint={t('admin.uses.hint')}
        checked={uses.tags}
        onChange={(tags) => setUses({ tags })}
      />
      <Switch
        label={t('admin.uses.sentiment')}
        checked={uses.sentiment}
        onChange={(sentiment) => setUses({ sentiment })}
      />
      {editing && (
        <EditTag {...{ directory, change }} start={editing} onClose={() => setEditing(undefined)} />
      )}
      {deleting && (
        <FormDialog
          danger
          title={t('admin.delete.label', { name: deleting.name })}
          text={t('admin.tags.delete')}
          onSave={() => change({ kind: 'delete-tag', id: deleting.id })}
          onClose={() => setDeleting(undefined)}
        />
      )}
    </AdminSection>
  );
}

interface EditProps extends Pick<Admin, 'directory' | 'change'> {
  readonly start: Tag;
  onClose(): void;
}
function EditTag({ directory, start, change, onClose }: EditProps) {
  const [tag, setTag] = useState(start);
  const before = directory.tags.find(({ id }) => id === start.id);
  const save = () => change({ kind: 'put-tag', tag }, before && { kind: 'put-tag', tag: before });
  return (
    <FormDialog
      title={before ? t('admin.edit.label', { name: before.name }) : t('admin.new.tag')}
      onSave={save}
      onClose={onClose}
    >
      <TextField label={t('admin.name')} value={tag.name} onInput={(name) => setTag({ ...tag, name })} />
    </FormDialog>
  );
}
