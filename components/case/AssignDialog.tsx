import { useState } from 'preact/hooks';
import { act } from '@/components/app/act.ts';
import { showInbox } from '@/components/app/navigation.ts';
import { Button, Combobox, Dialog, LayersIcon, type Option, toast, UserIcon } from '@/components/controls';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import type { CaseView } from '@/core/queries/case';

// Agents and queues stand in one list, and their ids may be the same.
const AGENT = 'agent/';
const QUEUE = 'queue/';

const optionsFor = ({ agents, queues, me, capabilities }: CaseView): Option[] => [
  ...agents
    .filter(({ id }) => id !== me?.id)
    .map(({ id, name }) => ({ id: AGENT + id, label: name, icon: UserIcon, group: t('case.assign.agents') })),
  ...(capabilities.queues ? queues : []).map(({ id, name }) => ({
    id: QUEUE + id,
    label: name,
    icon: LayersIcon,
    group: t('case.assign.queues'),
  })),
];

/** Gives the case to an agent or a queue, with a note for them if wanted. */
export function AssignDialog({ view, onClose }: { readonly view: CaseView; onClose(): void }) {
  const [to, setTo] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const options = optionsFor(view);
  const assign = async () => {
    if (!to) return;
    const agent = to.startsWith(AGENT) ? to.slice(AGENT.length) : null;
    const queue = to.startsWith(QUEUE) ? to.slice(QUEUE.length) : null;
    setBusy(true);
    const done = await act(desk.assign({ case: view.case.id, agent, queue, note: note.trim() }));
    setBusy(false);
    // It stays open if that failed: the note in it may be long.
    if (done === undefined) return;
    onClose();
    showInbox();
    const name = options.find(({ id }) => id === to)?.label ?? '';
    toast.show({ text: t('toast.assigned', { name }) });
  };
  return (
    <Dialog
      title={t('case.assignElse')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button
            variant="primary"
            busy={busy}
            reason={to ? undefined : t('case.assign.whoPlaceholder')}
            onClick={() => void assign()}
          >
            {t('case.assign')}
          </Button>
        </>
      }
    >
      <Combobox
        label={t('case.assign.who')}
        placeholder={t('case.assign.whoPlaceholder')}
        options={options}
        value={to}
        onChoose={setTo}
      />
      <label class="field">
        <span>{t('case.assign.note')}</span>
        <textarea
          class="input note-field"
          rows={3}
          dir="auto"
          value={note}
          onInput={(event) => setNote(event.currentTarget.value)}
        />
      </label>
    </Dialog>
  );
}
