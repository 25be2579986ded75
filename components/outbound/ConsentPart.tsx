import { consentSource } from '@/components/case/card/Consents.tsx';
import { CircleCheckIcon, HandIcon, Icon, TextField } from '@/components/controls';
import { t } from '@/components/locales';
import type { Outbound } from './use-outbound.ts';

/** What lets us write first, or what is missing for it: how they allowed it is noted here and goes with the message. */
export function ConsentPart({ outbound }: { readonly outbound: Outbound }) {
  const { recipient, reached, looking, block, to, change } = outbound;
  if (reached.address === '' || looking) return null;
  const { consent, noted } = recipient;
  const how = noted ? consentSource(noted) : '';
  const said = consent === 'given' ? t('outbound.consent.given', { how }) : t(`outbound.consent.${consent}`);
  return (
    <section class="outbound-consent" aria-label={t('consent.title')} data-block={block ?? undefined}>
      <p role={block ? 'status' : undefined}>
        <Icon of={block ? HandIcon : CircleCheckIcon} />
        <span>
          {said}
          {block && how && <small dir="auto">{how}</small>}
        </span>
      </p>
      {block && (
        <TextField
          label={t('consent.how')}
          hint={t('consent.how.hint')}
          value={to.how}
          autocomplete="off"
          onInput={(text) => change({ how: text })}
        />
      )}
    </section>
  );
}
