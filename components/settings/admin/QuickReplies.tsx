import { useState } from 'preact/hooks';
import { plain, Select, TextField } from '@/components/controls';
import { t } from '@/components/locales';
import { CASE_STATUSES } from '@/core/model/case';
import { CHANNEL_KINDS } from '@/core/model/channel';
import type { QuickReply } from '@/core/model/directory';
import { FIELD_NAMES } from '@/core/templates/fill-fields';
import { AdminSection } from './AdminSection.tsx';
import { FormDialog } from './FormDialog.tsx';
import { Checks, TextArea } from './inputs.tsx';
import type { Admin } from './use-admin.ts';

const newReply = (): QuickReply => ({
  id: crypto.randomUUID(),
  title: '',
  text: '',
  language: navigator.language,
  kinds: [],
  status: null,
});

/** Ready texts. Deleting one can be undone, so nobody is asked before. */
export function QuickReplies({ directory, change }: Admin) {
  const [editing, setEditing] = useState<QuickReply>();
  const [search, setSearch] = useState('');
  const found = directory.quickReplies.filter(({ title, text }) =>
    plain(`${title} ${text}`).includes(plain(search)),
  );
  return (
    <AdminSection
      title={t('admin.replies')}
      items={found}
      nameOf={({ title }) => title}
      aboutOf={({ language, text }) => `${language} · ${text.slice(0, 200)}`}
      newLabel={t('admin.new.reply')}
      onAdd={() => setEditing(newReply())}
      onEdit={setEditing}
      onDelete={(quickReply) =>
        void change(
          { kind: 'delete-quick-reply', id: quickReply.id },
          { kind: 'put-quick-reply', quickReply },
        )
      }
    >
      <TextField label={t('admin.replies.search')} inputMode="search" value={search} onInput={setSearch} />
      {editing && (
        <EditReply {...{ directory, change }} start={editing} onClose={() => setEditing(undefined)} />
      )}
    </AdminSection>
  );
}

interface EditProps extends Pick<Admin, 'directory' | 'change'> {
  readonly start: QuickReply;
  onClose(): void;
}
function EditReply({ directory, start, change, onClose }: EditProps) {
  const [quickReply, setReply] = useState(start);
  const set = (part: Partial<QuickReply>) => setReply({ ...quickReply, ...part });
  const before = directory.quickReplies.find(({ id }) => id === start.id);
  const save = () =>
    change(
      { kind: 'put-quick-reply', quickReply },
      before && { kind: 'put-quick-reply', quickReply: before },
    );
  return (
    <FormDialog
      title={before ? t('admin.edit.label', { name: before.title }) : t('admin.new.reply')}
      onSave={save}
      onClose={onClose}
    >
      <TextField label={t('admin.title')} value={quickReply.title} onInput={(title) => set({ title })} />
      <TextArea
        label={t('admin.replies.text')}
        rows={6}
        hint={t('admin.replies.fields', { list: FIELD_NAMES.map((name) => `{{${name}}}`).join(' ') })}
        value={quickReply.text}
        onInput={(text) => set({ text })}
      />
      <TextField
        label={t('admin.language')}
        hint={t('admin.language.hint')}
        spellcheck={false}
        value={quickReply.language}
        onInput={(language) => set({ language })}
      />
      <Checks
        label={t('admin.channels')}
        hint={t('admin.channels.hint')}
        options={CHANNEL_KINDS.map((value) => ({ value, label: t(`channel.${value}`) }))}
        chosen={CHANNEL_KINDS.filter((kind) => quickReply.kinds.includes(kind))}
        onChange={(kinds) => set({ kinds })}
      />
      <Select
        label={t('admin.replies.status')}
        value={quickReply.status ?? 'none'}
        options={[
          { value: 'none', label: t('admin.replies.noStatus') },
          ...CASE_STATUSES.map((value) => ({ value, label: t(`status.${value}`) })),
        ]}
        onChange={(status) => set({ status: status === 'none' ? null : status })}
      />
    </FormDialog>
  );
}
