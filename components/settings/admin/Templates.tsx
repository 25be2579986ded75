import { useState } from 'preact/hooks';
import { Button, plain, TextField } from '@/components/controls';
import { t } from '@/components/locales';
import { kindWord, languageName, textOf } from '@/components/templates/template-words.ts';
import type { MessageTemplate } from '@/core/model/template';
import { AdminSection } from './AdminSection.tsx';
import { newMessage } from './apple-form.ts';
import { EditApple } from './EditApple.tsx';
import { EditTemplate } from './EditTemplate.tsx';
import { newTemplate } from './template-form.ts';
import type { Admin } from './use-admin.ts';

/** The line under a name: what it is, in which language, how it stands, and how it begins. */
const aboutOf = (template: MessageTemplate) =>
  [
    kindWord(template),
    languageName(template.language),
    template.kind === 'whatsapp' && template.status !== 'approved'
      ? t(`admin.template.status.${template.status}`)
      : '',
    textOf(template).slice(0, 200),
  ]
    .filter(Boolean)
    .join(' · ');

/** WhatsApp templates and ready Apple messages. Deleting one can be undone, so nobody is asked before. */
export function Templates({ directory, change }: Admin) {
  const [editing, setEditing] = useState<MessageTemplate>();
  const [search, setSearch] = useState('');
  const all = directory.templates ?? [];
  const found = all.filter((one) =>
    plain(`${one.name} ${one.language} ${textOf(one)}`).includes(plain(search)),
  );
  const close = () => setEditing(undefined);
  // A desk without such a channel is not asked to write for it.
  const takes = (kind: MessageTemplate['kind']) => directory.channels.some((one) => one.kind === kind);
  return (
    <AdminSection
      title={t('template.list')}
      items={found}
      nameOf={({ name }) => name}
      aboutOf={aboutOf}
      newLabel={t('admin.new.template')}
      onAdd={() => setEditing(newTemplate())}
      onEdit={setEditing}
      onDelete={(template) =>
        void change({ kind: 'delete-template', id: template.id }, { kind: 'put-template', template })
      }
    >
      <TextField label={t('admin.template.search')} inputMode="search" value={search} onInput={setSearch} />
      {takes('apple') && <Button onClick={() => setEditing(newMessage())}>{t('admin.new.apple')}</Button>}
      {editing?.kind === 'whatsapp' && (
        <EditTemplate {...{ directory, change }} start={editing} onClose={close} />
      )}
      {editing?.kind === 'apple' && <EditApple {...{ directory, change }} start={editing} onClose={close} />}
    </AdminSection>
  );
}
