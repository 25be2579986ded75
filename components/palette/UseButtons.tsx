import { useRef, useState } from 'preact/hooks';
import { act } from '@/components/app/act.ts';
import { type Press, usePressCheck } from '@/components/composer/covered.ts';
import { Button, CopyIcon, SendIcon } from '@/components/controls';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import { useQuery } from '@/core/live/use-query';
import type { QuickItem } from '@/core/queries/from-page';
import { copy } from './outcome.ts';
import type { Filled } from './ready-text.ts';
import type { Ways } from './ways.ts';

interface UseButtonsProps {
  readonly item: QuickItem;
  readonly ways: Ways;
  readonly text: string;
  readonly filled: Filled;
  /** Gaps without a value. */
  readonly open: number;
}

/**
 * What can be done with a text. The page under us may cover our frame and steer a click, so one that was not plainly
 * seen is asked about: a page gets no text of ours by a trick. Sending goes on in the sidebar, where it is looked at again.
 */
export function UseButtons({ item, ways, text, filled, open }: UseButtonsProps) {
  const place = useRef<HTMLDivElement>(null);
  const check = usePressCheck(place);
  const [asking, setAsking] = useState(false);
  const desks = useQuery('desks', null);
  const own = desks.state === 'ready' ? desks.value.find(({ id }) => id === item.desk) : undefined;
  const mayReply = item.me.rights.includes('reply');
  const reason = open > 0 ? t('palette.open', { count: open }) : undefined;
  const press = (event: Press) => {
    const verdict = check(event);
    if (verdict === 'ask') setAsking(true);
    if (verdict === 'meant') ways.onUse(text);
  };
  const send = () =>
    void act(
      desk.wishFromPalette(ways.nonce, {
        kind: 'message',
        to: ways.address || ways.contact?.phone || ways.contact?.email || '',
        site: ways.site.picked?.site ?? '',
        desk: item.desk,
        text: item.kind === 'reply' ? text : '',
        ...(item.kind === 'template' && { template: { template: item.template.id, values: filled } }),
      }),
    );
  return (
    <div ref={place} class="palette-ways">
      {asking && (
        <div class="palette-ask" role="alert">
          <p>{t('palette.covered')}</p>
          <Button small onClick={() => setAsking(false)}>
            {t('action.cancel')}
          </Button>
          <Button small variant="primary" onClick={({ isTrusted }) => isTrusted && ways.onUse(text)}>
            {t('quick.insert')}
          </Button>
        </div>
      )}
      {own && own.capabilities.outbound.length > 0 && (
        <Button icon={SendIcon} reason={mayReply ? undefined : t('outbound.noRight')} onClick={send}>
          {t('palette.send')}
        </Button>
      )}
      {ways.site.field && (
        <Button icon={CopyIcon} label={t('palette.copy')} reason={reason} onClick={() => void copy(text)} />
      )}
      <Button variant="primary" reason={reason} onClick={press}>
        {t(ways.site.field ? 'quick.insert' : 'palette.copy')}
      </Button>
    </div>
  );
}
