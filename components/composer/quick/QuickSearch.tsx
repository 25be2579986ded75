import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { Icon, type Listbox, SearchIcon, useListbox } from '@/components/controls';
import { OptionList } from '@/components/controls/OptionList.tsx';
import { locale, t } from '@/components/locales';
import type { CaseStatus } from '@/core/model/case';
import type { QuickReply } from '@/core/model/directory';
import type { CaseView } from '@/core/queries/case';
import { fieldValues, fillFields } from '@/core/templates/fill-fields';
import { writingLanguage } from '../writing-language.ts';
import { QuickPreview } from './QuickPreview.tsx';
import { quickOptions } from './quick-options.ts';

interface QuickSearchProps {
  readonly view: CaseView;
  readonly replies: readonly QuickReply[];
  readonly canSend: boolean;
  readonly asks?: boolean;
  onInsert(text: string, status: CaseStatus | null, send: boolean): void;
  close(refocus?: boolean): void;
}

/** Type to find, arrows to look at, Enter to insert; the whole text of the highlighted reply stands below. */
export function QuickSearch({ view, replies, canSend, asks = false, onInsert, close }: QuickSearchProps) {
  const language = writingLanguage(view) || locale.value;
  const values = useMemo(() => fieldValues(view, language), [view, language]);
  const options = useMemo(() => quickOptions(replies, language, values), [replies, language, values]);
  const replyOf = (id: string | undefined) => replies.find((reply) => reply.id === id);

  const insert = (reply: QuickReply | undefined, status: CaseStatus | null, send: boolean) => {
    if (!reply) return;
    close(); // first, so that whoever takes the text can move the focus on
    onInsert(fillFields(reply.text, values), status, send);
  };
  const insertOnly = (reply: QuickReply | undefined) => insert(reply, reply?.status ?? null, false);
  const box = useListbox({ options, onChoose: (id) => insertOnly(replyOf(id)) });
  const current = replyOf(box.shown[box.current]?.id);

  return (
    <>
      <SearchField box={box} close={close} />
      <OptionList box={box} label={t('quick.many')} />
      {current && (
        <QuickPreview
          key={current.id}
          text={fillFields(current.text, values)}
          status={current.status}
          canSend={canSend}
          asks={asks}
          onInsert={() => insertOnly(current)}
          onSend={(status) => insert(current, status, true)}
          close={close}
        />
      )}
    </>
  );
}

function SearchField({ box, close }: { readonly box: Listbox; close(): void }) {
  const field = useRef<HTMLInputElement>(null);
  // The answer may come after the popover opened, so the focus is taken here.
  useLayoutEffect(() => field.current?.focus({ preventScroll: true }), []);

  const onKeyDown = (event: KeyboardEvent) => {
    // Nothing typed here may reach the composer around it: there, Ctrl+Enter sends.
    event.stopPropagation();
    if (event.key === 'Escape') close();
    else box.onKey(event);
  };
  return (
    <div class="picker-search">
      <Icon of={SearchIcon} />
      <input
        ref={field}
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        placeholder={t('quick.search')}
        aria-label={t('quick.search')}
        aria-expanded="true"
        aria-controls={box.listId}
        aria-autocomplete="list"
        aria-activedescendant={box.count > 0 ? box.optionId(box.current) : undefined}
        value={box.text}
        onInput={(event) => box.type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
