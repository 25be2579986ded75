import { useState } from 'preact/hooks';
import { BellIcon, Button, Icon, keyNames, PinIcon } from '@/components/controls';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import type { DeskStatus } from '@/core/queries/status';
import { act } from './act.ts';
import { allowNotifications, canAskHere } from './notifications.ts';
import { changeSettings } from './settings.ts';
import { TOGGLE_KEYS } from './toggle-keys.ts';

const STEPS = [1, 2, 3] as const;

/** Three short steps, each can be skipped; never shown twice. */
export function FirstRun({ desks }: { readonly desks: readonly DeskStatus[] }) {
  const [step, setStep] = useState(desks.some(({ me }) => me) ? 2 : 1);
  const next = () => setStep((now) => now + 1);
  const finish = () => void changeSettings({ welcomed: true });
  return (
    <main class="first-run">
      {step === 1 && <ChooseDesk onDone={next} />}
      {step === 2 && <ChooseNotifications onDone={next} />}
      {step === 3 && <PinIt onDone={finish} />}
      <Steps step={step} />
      <Button variant="quiet" onClick={finish}>
        {t('action.skip')}
      </Button>
    </main>
  );
}

/** How far it is: dots to see, a sentence to hear. */
function Steps({ step }: { readonly step: number }) {
  return (
    <p class="first-run-steps">
      <span class="visually-hidden">{t('firstRun.step', { step, total: STEPS.length })}</span>
      {STEPS.map((one) => (
        <i key={one} data-now={one === step || undefined} aria-hidden="true" />
      ))}
    </p>
  );
}

interface StepProps {
  onDone(): void;
}

/** Step 1. Goes on by itself once the desk is there; a failure is said and the button can be pressed again. */
function ChooseDesk({ onDone }: StepProps) {
  const [busy, setBusy] = useState(false);
  const practise = async () => {
    setBusy(true);
    const done = await act(desk.startPractice());
    setBusy(false);
    if (done !== undefined) onDone();
  };
  return (
    <section class="first-run-card">
      <img src="/icon/casebar.svg" alt="" />
      <h1>{t('firstRun.title')}</h1>
      <p>{t('firstRun.desk.text')}</p>
      <Button variant="primary" busy={busy} onClick={() => void practise()}>
        {t('firstRun.desk.practice')}
      </Button>
    </section>
  );
}

function ChooseNotifications({ onDone }: StepProps) {
  const ask = async () => {
    // Firefox lets neither the frame nor the sidebar ask; there the options page does it.
    if (canAskHere()) await allowNotifications();
    else await act(desk.openSurface('options'));
    onDone();
  };
  return (
    <section class="first-run-card">
      <Icon of={BellIcon} />
      <h1>{t('firstRun.notify.title')}</h1>
      <p>{t('firstRun.notify.text')}</p>
      <div class="first-run-actions">
        <Button variant="primary" onClick={() => void ask()}>
          {t('firstRun.notify.allow')}
        </Button>
        <Button onClick={onDone}>{t('action.next')}</Button>
      </div>
    </section>
  );
}

/** Step 3. Nothing to do here: the browser lets no extension pin itself. */
function PinIt({ onDone }: StepProps) {
  return (
    <section class="first-run-card">
      <Icon of={PinIcon} />
      <h1>{t('firstRun.pin.title')}</h1>
      <p>{t('firstRun.pin.text', { keys: keyNames(TOGGLE_KEYS).join('+') })}</p>
      <Button variant="primary" onClick={onDone}>
        {t('firstRun.finish')}
      </Button>
    </section>
  );
}
