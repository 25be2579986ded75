import { useState } from 'preact/hooks';
import { Button, ChannelIcon, ClockIcon, Icon } from '@/components/controls';
import { formatDate, t } from '@/components/locales';
import { useQuery } from '@/core/live/use-query';
import type { ConsentState } from '@/core/model/consent';
import type { Consent } from '@/core/model/template';
import type { ConsentLine } from '@/core/queries/consents';
import { ConsentForm } from './ConsentForm.tsx';
import { noteConsent } from './note-consent.ts';
import './consents.css';

/** How, who and when, as far as each is known. */
export function consentSource({ how, by, at }: Consent): string {
  const about = { how: how || t('consent.record'), date: formatDate(at) };
  return by ? t('consent.by', { ...about, name: by.name }) : t('consent.byDesk', about);
}

/** From which states a step leads somewhere. */
const MAY: Readonly<Record<'record' | 'stop' | 'revoke', readonly ConsentState[]>> = {
  record: ['none', 'earlier', 'stopped', 'revoked'],
  stop: ['given', 'earlier'],
  revoke: ['given', 'earlier', 'stopped'],
};

function Line({ caseId, line }: { readonly caseId: string; readonly line: ConsentLine }) {
  const [recording, setRecording] = useState(false);
  const { kind, state, noted, waiting } = line;
  const channel = t(`channel.${kind}`);
  const button = (step: keyof typeof MAY, what: string, run: () => void) =>
    MAY[step].includes(state) && (
      <Button small variant="quiet" label={t('consent.for', { what, channel })} onClick={run}>
        {what}
      </Button>
    );
  const asked = t('consent.askedToStop');
  const revoke = t('consent.revoke');
  return (
    <li class="consent-line" data-state={state}>
      <ChannelIcon kind={kind} />
      <div class="consent-facts">
        <p>
          {channel}
          <span class="consent-state">
            {t(`consent.state.${state}`)}
            {waiting && <Icon of={ClockIcon} label={t('card.waiting')} />}
          </span>
        </p>
        {noted && <small dir="auto">{consentSource(noted)}</small>}
        {recording ? (
          <ConsentForm caseId={caseId} kind={kind} onClose={() => setRecording(false)} />
        ) : (
          <div class="consent-acts">
            {button('record', t('consent.record'), () => setRecording(true))}
            {button('stop', asked, () => void noteConsent(caseId, kind, 'stopped', asked))}
            {button('revoke', revoke, () => void noteConsent(caseId, kind, 'revoked', revoke))}
          </div>
        )}
      </div>
    </li>
  );
}

/** What the customer lets us write, by channel: who noted it, when and how, and what can be changed about it. */
export function Consents({ caseId }: { readonly caseId: string }) {
  const answer = useQuery('consents', caseId);
  if (answer.state !== 'ready' || answer.value.lines.length === 0) return null;
  return (
    <section class="card-part" aria-label={t('consent.title')}>
      <h3>{t('consent.title')}</h3>
      <ul class="consents">
        {answer.value.lines.map((line) => (
          <Line key={line.kind} caseId={caseId} line={line} />
        ))}
      </ul>
    </section>
  );
}
