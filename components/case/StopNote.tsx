import { signal } from '@preact/signals';
import { Button, HandIcon, Icon } from '@/components/controls';
import { t } from '@/components/locales';
import { useQuery } from '@/core/live/use-query';
import type { ChannelKind } from '@/core/model/channel';
import { noteConsent } from './card/note-consent.ts';

/** Messages whose word was not meant so; asked about once in a window. */
const dismissed = signal<ReadonlySet<string>>(new Set());

/** Above the composer: the customer wrote a word with which people ask to stop. Only a hint; one click notes it. */
export function StopNote({ caseId, kind }: { readonly caseId: string; readonly kind: ChannelKind }) {
  const answer = useQuery('consents', caseId);
  const stop = answer.state === 'ready' ? answer.value.stop : null;
  if (!stop || dismissed.value.has(stop.message)) return null;
  return (
    <div class="preview-bar" role="status">
      <Icon of={HandIcon} />
      <p>{t('consent.stop.seen', { word: stop.word })}</p>
      <Button small variant="primary" onClick={() => void noteConsent(caseId, kind, 'stopped', stop.word)}>
        {t('consent.askedToStop')}
      </Button>
      <Button
        small
        variant="quiet"
        onClick={() => {
          dismissed.value = new Set([...dismissed.value, stop.message]);
        }}
      >
        {t('consent.stop.notMeant')}
      </Button>
    </div>
  );
}
