import { useState } from 'preact/hooks';
import { act } from '@/components/app/act.ts';
import { rightsText } from '@/components/app/rights-text.ts';
import { Button, EmptyState, InboxIcon } from '@/components/controls';
import { DeskRow } from '@/components/desk/DeskRow.tsx';
import { t } from '@/components/locales';
import { desk as commands } from '@/core/live/desk';
import type { DeskStatus } from '@/core/queries/status';

/** What its agent may do there; where nobody but Casebar holds to it, that is said. */
function Rights({ desk: { me, capabilities } }: { readonly desk: DeskStatus }) {
  if (!me) return null;
  return (
    <p class="options-rights">
      {t('options.rights', { name: me.name, rights: rightsText(me.rights) })}
      {!capabilities.enforcesReply && <span>{t('options.rights.convention')}</span>}
    </p>
  );
}

/** The desks this browser is signed in to. */
export function Desks({ desks }: { readonly desks: readonly DeskStatus[] }) {
  const [busy, setBusy] = useState(false);
  const practise = async () => {
    setBusy(true);
    await act(commands.startPractice());
    setBusy(false);
  };
  return (
    <section class="options-section">
      <h2>{t('options.desks')}</h2>
      <p>{t('options.desks.text')}</p>
      {desks.length === 0 ? (
        <EmptyState
          icon={InboxIcon}
          title={t('options.desks.none.title')}
          text={t('options.desks.none.text')}
        >
          <Button variant="primary" busy={busy} onClick={() => void practise()}>
            {t('firstRun.desk.practice')}
          </Button>
        </EmptyState>
      ) : (
        <ul>
          {desks.map((desk) => (
            <li key={desk.id} class="options-desk">
              <DeskRow desk={desk} />
              <Rights desk={desk} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
