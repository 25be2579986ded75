import { useEffect, useState } from 'preact/hooks';
import { act } from '@/components/app/act.ts';
import { rightsText } from '@/components/app/rights-text.ts';
import { Button, Dialog, Select, toast } from '@/components/controls';
import { t } from '@/components/locales';
import { desk as commands } from '@/core/live/desk';
import { PRACTICE_LINES, type PracticeLine } from '@/core/model/practice-line';
import type { DeskStatus } from '@/core/queries/status';
import { Together } from './Together.tsx';

/** How the embedded desk can be reached, to practise an outage before there is one. */
function Line({ health, inStepAt }: Pick<DeskStatus, 'health' | 'inStepAt'>) {
  const [line, setLine] = useState<PracticeLine>();
  // Another window may have changed it; the desk's health tells when.
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again whenever the desk is reached or not
  useEffect(
    () => void act(commands.practiceLine()).then((found) => found && setLine(found.line)),
    [health, inStepAt],
  );
  if (!line) return null;
  const choose = async (wanted: PracticeLine) => {
    if ((await act(commands.setPracticeLine(wanted))) !== undefined) setLine(wanted);
  };
  return (
    <Select
      label={t('practice.line')}
      hint={t('practice.line.text')}
      value={line}
      options={PRACTICE_LINES.map((value) => ({ value, label: t(`practice.line.${value}`) }))}
      onChange={(wanted) => void choose(wanted)}
    />
  );
}

/** The embedded desk: which agent to be, starting over, and sharing it with others. */
export function Practice({ desk }: { readonly desk: DeskStatus }) {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  // Nobody starts a desk over that others work at.
  const [together, setTogether] = useState(false);
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
      <Line health={desk.health} inStepAt={desk.inStepAt} />
      {!together && (
        <Button busy={busy} onClick={() => setAsking(true)}>
          {t('practice.startOver')}
        </Button>
      )}
      <Together onSwitch={setTogether} />
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
