import { useState } from 'preact/hooks';
import { rightsText } from '@/components/app/rights-text.ts';
import { TextField } from '@/components/controls';
import { t } from '@/components/locales';
import { type Agent, RIGHTS } from '@/core/model/directory';
import { AdminSection } from './AdminSection.tsx';
import { FormDialog } from './FormDialog.tsx';
import { Checks, TextArea } from './inputs.tsx';
import type { Admin } from './use-admin.ts';

const newAgent = (): Agent => ({
  id: crypto.randomUUID(),
  name: '',
  email: '',
  rights: ['reply'],
  queues: [],
  signature: '',
});

/** Who works here and what they may do. */
export function Agents({ directory, me, change }: Admin) {
  const [editing, setEditing] = useState<Agent>();
  const [deleting, setDeleting] = useState<Agent>();
  return (
    <AdminSection
      title={t('admin.agents')}
      items={directory.agents}
      nameOf={({ name }) => name}
      aboutOf={({ rights }) => rightsText(rights)}
      keepOf={({ id }) => (id === me.id ? t('admin.agents.you') : undefined)}
      newLabel={t('admin.new.agent')}
      onAdd={() => setEditing(newAgent())}
      onEdit={setEditing}
      onDelete={setDeleting}
    >
      {editing && (
        <EditAgent {...{ directory, change }} start={editing} onClose={() => setEditing(undefined)} />
      )}
      {deleting && (
        <FormDialog
          danger
          title={t('admin.delete.label', { name: deleting.name })}
          text={t('admin.agents.delete')}
          onSave={() => change({ kind: 'delete-agent', id: deleting.id })}
          onClose={() => setDeleting(undefined)}
        />
      )}
    </AdminSection>
  );
}

interface EditProps extends Pick<Admin, 'directory' | 'change'> {
  readonly start: Agent;
  onClose(): void;
}
function EditAgent({ directory, start, change, onClose }: EditProps) {
  const [agent, setAgent] = useState(start);
  const set = (part: Partial<Agent>) => setAgent({ ...agent, ...part });
  const before = directory.agents.find(({ id }) => id === start.id);
  const save = () => change({ kind: 'put-agent', agent }, before && { kind: 'put-agent', agent: before });
  return (
    <FormDialog
      title={before ? t('admin.edit.label', { name: before.name }) : t('admin.new.agent')}
      onSave={save}
      onClose={onClose}
    >
      <TextField label={t('admin.name')} value={agent.name} onInput={(name) => set({ name })} />
      <TextField
        label={t('admin.email')}
        inputMode="email"
        value={agent.email}
        onInput={(email) => set({ email })}
      />
      <Checks
        label={t('admin.rights')}
        hint={t('admin.rights.last')}
        options={RIGHTS.map((value) => ({ value, label: t(`admin.right.${value}`) }))}
        chosen={agent.rights}
        onChange={(rights) => set({ rights })}
      />
      <Checks
        label={t('admin.queues')}
        options={directory.queues.map(({ id, name }) => ({ value: id, label: name }))}
        chosen={agent.queues}
        onChange={(queues) => set({ queues })}
      />
      <TextArea
        label={t('admin.signature')}
        value={agent.signature}
        onInput={(signature) => set({ signature })}
      />
    </FormDialog>
  );
}
