import { act } from '@/components/app/act.ts';
import {
  CHANNEL_ICONS,
  Dialog,
  Icon,
  type Option,
  SearchIcon,
  toast,
  useListbox,
} from '@/components/controls';
import { OptionList } from '@/components/controls/OptionList.tsx';
import { t } from '@/components/locales';
import { useQuery } from '@/core/live/use-query';
import type { CaseRow } from '@/core/queries/inbox';
import { quoteInto } from './carry-out.ts';
import { type HeldWish, held } from './held.ts';
import './wishes.css';

/** Most cases offered; whoever has more of their own finds the right one by typing. */
const MOST = 200;

const toOption = (row: CaseRow): Option => ({
  id: row.id,
  label: row.contactName || t('contact.unknown'),
  detail: [t('case.number', { number: row.number }), row.subject || row.preview].filter(Boolean).join(' · '),
  icon: CHANNEL_ICONS[row.kind],
});

/** No case was in front: the person says whose draft the quotation is for. */
export function ChooseCase({ wish }: { readonly wish: HeldWish }) {
  const answer = useQuery('inbox', { view: 'mine', from: 0, count: MOST });
  const rows = answer.state === 'ready' ? answer.value.rows : [];
  const close = () => {
    held.value = undefined;
  };
  const choose = async (id: string) => {
    close();
    const done = await act(quoteInto(id, wish));
    if (done === false) toast.show({ text: t('wish.over'), tone: 'bad', seconds: 8 });
  };
  const options = rows.filter(({ status }) => wish.kind === 'note' || status !== 'closed').map(toOption);
  const box = useListbox({ options, onChoose: (id) => void choose(id) });
  return (
    <Dialog title={t(wish.kind === 'note' ? 'wish.choose.note' : 'wish.choose.reply')} onClose={close}>
      <blockquote class="wish-quote" dir="auto">
        {wish.text}
      </blockquote>
      {answer.state === 'ready' && rows.length === 0 ? (
        <p>{t('wish.none')}</p>
      ) : (
        <div class="wish-list">
          <div class="picker-search">
            <Icon of={SearchIcon} />
            <input
              data-first-focus
              type="text"
              role="combobox"
              autocomplete="off"
              spellcheck={false}
              placeholder={t('wish.find')}
              aria-label={t('wish.find')}
              aria-expanded="true"
              aria-controls={box.listId}
              aria-autocomplete="list"
              aria-activedescendant={box.count > 0 ? box.optionId(box.current) : undefined}
              value={box.text}
              onInput={(event) => box.type(event.currentTarget.value)}
              onKeyDown={box.onKey}
            />
          </div>
          <OptionList box={box} label={t('wish.find')} />
        </div>
      )}
    </Dialog>
  );
}
