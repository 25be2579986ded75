import { useEffect, useRef, useState } from 'preact/hooks';
import { draftOf } from '@/components/composer/draft-model.ts';
import { Button, Dialog, InlineError, Select, Skeleton } from '@/components/controls';
import { t } from '@/components/locales';
import { askNow } from '@/core/live/ask-now';
import { useQuery } from '@/core/live/use-query';
import { type DraftPlace, draftKey } from '@/core/model/draft';
import type { DraftLine } from '@/core/queries/drafts';
import type { OutboundWish } from './asked.ts';
import { OutboundForm } from './OutboundForm.tsx';
import { moveToDesk, newPlace, type OutboundDesk, outboundDesks, placeFor } from './outbound-place.ts';
import { blankTo } from './use-outbound.ts';
import './outbound.css';

interface DialogProps {
  readonly wish: OutboundWish;
  onClose(): void;
}

/** Puts what was asked for into the new draft, once. */
async function begin(place: DraftPlace, { to, text, template }: OutboundWish) {
  const draft = draftOf(place);
  await draft.ready;
  if (!draft.isEmpty) return;
  if (to) draft.setTo({ ...blankTo(''), address: to });
  if (template) draft.setTemplate(template);
  if (text) draft.setText(text);
}

/** Where the message is written: chosen once, then only by the person. */
function usePlace(wish: OutboundWish, desks: readonly OutboundDesk[] | undefined) {
  const [drafts, setDrafts] = useState<readonly DraftLine[]>();
  const [place, setPlace] = useState<DraftPlace>();
  // Asked once, and now: what was written a moment ago, here or elsewhere, is among them.
  useEffect(() => void askNow('drafts', null).then(setDrafts, () => setDrafts([])), []);
  const first = place ?? (desks && drafts && placeFor(wish, desks, drafts));
  const key = first && draftKey(first);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as soon as it is known
  useEffect(() => {
    if (!first || place) return;
    setPlace(first);
    void begin(first, wish);
  }, [key]);
  return { place, setPlace };
}

/** «Send outbound message»: a first message to a number or an address, kept as a draft until it is sent. */
export function OutboundDialog({ wish, onClose }: DialogProps) {
  const answer = useQuery('desks', null);
  const desks = answer.state === 'ready' ? outboundDesks(answer.value) : undefined;
  const { place, setPlace } = usePlace(wish, desks);
  const body = useRef<HTMLDivElement>(null);
  const desk = desks?.find(({ id }) => place?.case.startsWith(`${id}:`));
  const draft = place && draftOf(place);
  const another = () => {
    if (!desk) return;
    void draft?.flush();
    setPlace(newPlace(desk));
  };
  return (
    <Dialog title={t('panel.outbound')} onClose={onClose}>
      <div ref={body} class="outbound">
        {answer.state === 'failed' && <InlineError code="storage" text={t('error.storage')} />}
        {desks?.length === 0 && <p>{t('outbound.none')}</p>}
        {desks === undefined && answer.state === 'loading' && <Skeleton kind="message" count={2} />}
        {desks && desks.length > 1 && desk && place && (
          <Select
            label={t('outbound.desk')}
            value={desk.id}
            options={desks.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id) => {
              const next = desks.find((one) => one.id === id);
              if (next && next !== desk) setPlace(moveToDesk(place, next));
            }}
          />
        )}
        {desk && draft && (
          <OutboundForm
            key={place.case}
            desk={desk}
            draft={draft}
            site={wish.site ?? ''}
            onClose={onClose}
            another={
              !draft.isEmpty && (
                <Button small variant="quiet" onClick={another}>
                  {t('outbound.another')}
                </Button>
              )
            }
          />
        )}
      </div>
    </Dialog>
  );
}
