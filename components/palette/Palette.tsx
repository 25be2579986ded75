import { useEffect, useState } from 'preact/hooks';
import { BookOpenIcon, EmptyState, InlineError, Skeleton, Toasts } from '@/components/controls';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import { useQuery } from '@/core/live/use-query';
import type { PaletteSite } from '@/core/model/from-page';
import type { QuickItem } from '@/core/queries/from-page';
import { FillText } from './FillText.tsx';
import { FindText } from './FindText.tsx';
import { OutcomeNote } from './OutcomeNote.tsx';
import { copy, insertOrCopy, type Outcome } from './outcome.ts';
import { PersonBar } from './PersonBar.tsx';
import { usePeople } from './use-people.ts';
import './palette.css';

interface PaletteProps {
  /** Its proof, which names its page to the background. */
  readonly nonce: string;
  readonly site: PaletteSite;
}

/** Esc goes one step back, wherever in the palette the focus is. */
function useEscape(back: () => void) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
      event.preventDefault();
      back();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });
}

/** Over any page: find a ready text, fill it, and insert it where the person was writing, copy it, or send it. */
export function Palette({ nonce, site }: PaletteProps) {
  const items = useQuery('quickItems', null);
  const { address, people } = usePeople(site.picked);
  const [chosen, setChosen] = useState<QuickItem>();
  const [done, setDone] = useState<{ outcome: Outcome; text: string }>();
  const close = () => void desk.closePalette(nonce).catch(() => window.close());
  const back = () => (chosen ? setChosen(undefined) : close());
  useEscape(back);
  const use = async (text: string) => {
    if (site.field) return setDone({ outcome: await insertOrCopy(nonce, text), text });
    setDone({ outcome: (await copy(text)) ? 'copied' : 'failed', text });
  };
  // One person only: of two nobody knows whose name is meant.
  const contact = people.length === 1 ? (people[0]?.contact ?? null) : null;
  const ways = { nonce, site, contact, address, onUse: (text: string) => void use(text) };
  const ready = items.state === 'ready' ? items.value : [];
  return (
    <main class="palette" aria-label={t('palette.title')}>
      {done && done.outcome !== 'inserted' && <OutcomeNote {...done} onClose={close} />}
      {people.length > 0 && !chosen && <PersonBar nonce={nonce} people={people} />}
      {items.state === 'loading' && <Skeleton kind="row" count={5} />}
      {items.state === 'failed' && <InlineError code="storage" />}
      {items.state === 'ready' && ready.length === 0 && (
        <EmptyState icon={BookOpenIcon} title={t('palette.none.title')} text={t('palette.none.text')} />
      )}
      {ready.length > 0 && !chosen && <FindText items={ready} ways={ways} onChoose={setChosen} />}
      {chosen && <FillText key={chosen.id} item={chosen} ways={ways} onBack={back} />}
      <Toasts />
    </main>
  );
}
