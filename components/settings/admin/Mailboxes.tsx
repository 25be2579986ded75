import { useState } from 'preact/hooks';
import { Button } from '@/components/controls';
import { formatNumber, t } from '@/components/locales';
import { type Channel, sendersOf } from '@/core/model/channel';
import { FormDialog } from './FormDialog.tsx';
import { TextArea } from './inputs.tsx';
import type { Admin } from './use-admin.ts';

/** Mailboxes and the addresses they send from; which mailboxes there are is not decided here. */
export function Mailboxes({ directory, change }: Admin) {
  const [editing, setEditing] = useState<Channel>();
  const mailboxes = directory.channels.filter(({ kind }) => kind === 'email');
  if (mailboxes.length === 0) return null;
  return (
    <section class="admin-section" aria-label={t('admin.mailboxes')}>
      <details>
        <summary>
          <h3>{t('admin.mailboxes')}</h3>
          <span class="admin-count">{formatNumber(mailboxes.length)}</span>
        </summary>
        <div class="admin-body">
          <ul>
            {mailboxes.map((mailbox) => (
              <li key={mailbox.id} class="options-row admin-row">
                <div>
                  <strong>{mailbox.name}</strong>
                  <p>{sendersOf(mailbox).join(', ')}</p>
                </div>
                <div class="admin-buttons">
                  <Button
                    small
                    label={t('admin.edit.label', { name: mailbox.name })}
                    onClick={() => setEditing(mailbox)}
                  >
                    {t('admin.edit')}
                  </Button>
                </div>
              </li>
            ))}
          </ul>
        </div>
      </details>
      {editing && <EditMailbox start={editing} change={change} onClose={() => setEditing(undefined)} />}
    </section>
  );
}

interface EditProps extends Pick<Admin, 'change'> {
  readonly start: Channel;
  onClose(): void;
}
function EditMailbox({ start, change, onClose }: EditProps) {
  const [text, setText] = useState(() => sendersOf(start).join('\n'));
  const to = (addresses: readonly string[]) =>
    ({ kind: 'senders', channel: start.id, addresses: [...addresses] }) as const;
  const lines = () => text.split('\n').filter((line) => line.trim() !== '');
  return (
    <FormDialog title={start.name} onSave={() => change(to(lines()), to(sendersOf(start)))} onClose={onClose}>
      <TextArea
        label={t('admin.mailboxes.addresses')}
        hint={t('admin.mailboxes.hint')}
        value={text}
        onInput={setText}
      />
    </FormDialog>
  );
}
