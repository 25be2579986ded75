import { useState } from 'preact/hooks';
import { act } from '@/components/app/act.ts';
import { rightsText } from '@/components/app/rights-text.ts';
import { Button, Dialog, Select, toast } from '@/components/controls';
import { t } from '@/components/locales';
import { desk as commands } from '@/core/live/desk';
import type { DeskStatus } from '@/core/queries/status';

/** The embedded desk: which agent to be, and starting over. */
export function Practice({ desk }: { readonly desk: DeskStatus }) {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  // Asked about before: it cannot be undone, and drafts of cases that are gone lead nowhere.
  const startOver = async () => {
    setAsking(false);
    setBusy(true);
    const done = await act(commands.resetPractice());
    setBusy(false);
    if (done !== undefined) toast.show({ text: t('practice.startOver.done'), tone: 'good' });
  };
  return (
    <section class="options-section">
      <h2>{t('practice.title')}</h2>
      <p>{t('practice.text')}</p>
      <Select
        label={t('practice.whoAmI')}
        hint={t('practice.whoAmI.text')}
        value={desk.me?.id ?? ''}
        options={desk.agents.map((agent) => ({
          value: agent.id,
          label: `${agent.name}: ${rightsText(agent.rights)}`,
        }))}
        onChange={(agent) => void act(commands.switchAgent(desk.id, agent))}
      />
      <Button busy={busy} onClick={() => setAsking(true)}>
        {t('practice.startOver')}
      </Button>
      {asking && (
        <Dialog
          title={t('practice.startOver.title')}
          text={t('practice.startOver.text')}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{t('action.cancel')}</Button>
              <Button variant="danger" onClick={() => void startOver()}>
                {t('practice.startOver')}
              </Button>
            </>
          }
        />
      )}
    </section>
  );
}
