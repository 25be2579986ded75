import { useState } from 'preact/hooks';
import { Select, TextField } from '@/components/controls';
import { t } from '@/components/locales';
import type { Queue } from '@/core/model/directory';
import { AdminSection } from './AdminSection.tsx';
import { FormDialog } from './FormDialog.tsx';
import type { Admin } from './use-admin.ts';

/** Queues: what they are called and how they hand out cases. */
export function Queues({ directory, change }: Admin) {
  const [editing, setEditing] = useState<Queue>();
  const [deleting, setDeleting] = useState<Queue>();
  const { queues } = directory;
  return (
    <AdminSection
      title={t('admin.queues')}
      items={queues}
      nameOf={({ name }) => name}
      aboutOf={({ mode }) => t(`admin.mode.${mode}`)}
      newLabel={t('admin.new.queue')}
      onAdd={() => setEditing({ id: crypto.randomUUID(), name: '', mode: 'pull' })}
      onEdit={setEditing}
      onDelete={setDeleting}
    >
      {editing && <EditQueue {...{ queues, change }} start={editing} onClose={() => setEditing(undefined)} />}
      {deleting && (
        <DeleteQueue {...{ queues, change }} queue={deleting} onClose={() => setDeleting(undefined)} />
      )}
    </AdminSection>
  );
}

interface EditProps extends Pick<Admin, 'change'> {
  readonly queues: readonly Queue[];
  readonly start: Queue;
  onClose(): void;
}
function EditQueue({ queues, start, change, onClose }: EditProps) {
  const [queue, setQueue] = useState(start);
  const before = queues.find(({ id }) => id === start.id);
  const save = () => change({ kind: 'put-queue', queue }, before && { kind: 'put-queue', queue: before });
  return (
    <FormDialog
      title={before ? t('admin.edit.label', { name: before.name }) : t('admin.new.queue')}
      onSave={save}
      onClose={onClose}
    >
      <TextField
        label={t('admin.name')}
        value={queue.name}
        onInput={(name) => setQueue({ ...queue, name })}
      />
      <Select
        label={t('admin.mode')}
        value={queue.mode}
        options={[
          { value: 'pull', label: t('admin.mode.pull') },
          { value: 'offer', label: t('admin.mode.offer') },
        ]}
        onChange={(mode) => setQueue({ ...queue, mode })}
      />
    </FormDialog>
  );
}

interface DeleteProps extends Pick<Admin, 'change'> {
  readonly queues: readonly Queue[];
  readonly queue: Queue;
  onClose(): void;
}
function DeleteQueue({ queues, queue, change, onClose }: DeleteProps) {
  const others = queues.filter(({ id }) => id !== queue.id);
  const [to, setTo] = useState(others[0]?.id ?? '');
  return (
    <FormDialog
      danger
      title={t('admin.delete.label', { name: queue.name })}
      text={t('admin.delete.final')}
      onSave={() => change({ kind: 'delete-queue', id: queue.id, to: to || null })}
      onClose={onClose}
    >
      <Select
        label={t('admin.queues.casesTo')}
        value={to}
        options={[
          ...others.map(({ id, name }) => ({ value: id, label: name })),
          { value: '', label: t('admin.queues.nowhere') },
        ]}
        onChange={setTo}
      />
    </FormDialog>
  );
}
