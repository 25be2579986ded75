import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { act } from '@/components/app/act.ts';
import { useSendGuard } from '@/components/composer/send-guard.tsx';
import {
  Button,
  EmptyState,
  Icon,
  LayoutTemplateIcon,
  type Listbox,
  SearchIcon,
  SendIcon,
  StarIcon,
  useListbox,
} from '@/components/controls';
import { OptionList } from '@/components/controls/OptionList.tsx';
import { t } from '@/components/locales';
import { desk as commands } from '@/core/live/desk';
import type { MessageTemplate } from '@/core/model/template';
import type { TemplateRow } from '@/core/queries/templates';
import type { SendContext } from '@/core/templates/check';
import { fieldsOf } from '@/core/templates/fields';
import { Preview } from './Preview.tsx';
import { findTemplates, templateOptions } from './template-options.ts';
import { isTheirLanguage, kindWord, languageName, whyBlocked } from './template-words.ts';

interface FinderProps {
  readonly desk: string;
  readonly rows: readonly TemplateRow[];
  /** What each is checked against. */
  readonly about: SendContext;
  /** What sending is called here; left out = what needs no filling is chosen like the others. */
  readonly sendLabel?: string;
  onChoose(template: MessageTemplate): void;
  /** One that needs nothing more. */
  onSend?(template: MessageTemplate): void;
  /** Esc. */
  onClose?(): void;
}

const hasFields = (template: MessageTemplate) =>
  template.kind === 'whatsapp' && fieldsOf(template).length > 0;

/** Type to find, arrows to look at, Enter to take; the one that the arrows are at stands below as the customer sees it. */
export function TemplateFinder(props: FinderProps) {
  const { desk, rows, about, onChoose, onClose } = props;
  const options = useMemo(() => templateOptions(rows, about), [rows, about]);
  const rowOf = (id: string | undefined) => rows.find(({ template }) => template.id === id);
  const box = useListbox({
    options,
    filter: findTemplates,
    onChoose: (id) => {
      const row = rowOf(id);
      if (row) onChoose(row.template);
    },
  });
  const current = rowOf(box.shown[box.current]?.id);
  if (rows.length === 0)
    return (
      <EmptyState icon={LayoutTemplateIcon} title={t('template.none.title')} text={t('template.none.text')} />
    );
  return (
    <div class="template-finder">
      <SearchField box={box} onClose={onClose} />
      <OptionList box={box} label={t('template.list')} />
      {current && <Chosen {...props} key={current.template.id} desk={desk} row={current} />}
    </div>
  );
}

interface SearchProps {
  readonly box: Listbox;
  readonly onClose: (() => void) | undefined;
}

function SearchField({ box, onClose }: SearchProps) {
  const field = useRef<HTMLInputElement>(null);
  // The answer may come after the list was opened, so the focus is taken here.
  useLayoutEffect(() => field.current?.focus({ preventScroll: true }), []);
  const onKeyDown = (event: KeyboardEvent) => {
    // Nothing typed here may reach the composer around it: there, Ctrl+Enter sends.
    event.stopPropagation();
    if (event.key === 'Escape' && onClose) onClose();
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
        placeholder={t('template.search')}
        aria-label={t('template.search')}
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

/** What is known about one besides its text. */
function Facts({ row: { template, unchanged, edited }, about }: Pick<ChosenProps, 'row' | 'about'>) {
  const used = unchanged + edited;
  const words = [
    kindWord(template),
    languageName(template.language),
    used > 0 ? t('template.used', { count: used, edited }) : '',
  ];
  return (
    <p class="template-facts">
      {words.filter(Boolean).join(' · ')}
      {!isTheirLanguage(template, about.contactLanguage) && (
        <strong>{t('template.otherLanguage', { language: languageName(about.contactLanguage) })}</strong>
      )}
    </p>
  );
}

interface ChosenProps extends FinderProps {
  readonly row: TemplateRow;
}

/** The one that the arrows are at, and what can be done with it. */
function Chosen({ desk, row, about, sendLabel, onChoose, onSend, onClose }: ChosenProps) {
  const { template, starred } = row;
  const { place, guard, question } = useSendGuard<HTMLDivElement>();
  const reason = whyBlocked(template, about);
  const blocked = reason === '' ? {} : { reason };
  const ready = onSend !== undefined && sendLabel !== undefined && !hasFields(template);
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') onClose?.();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the buttons in it must not reach the composer
    <div ref={place} class="template-chosen" onKeyDown={onKeyDown}>
      <Preview template={template} values={{}} />
      <Facts row={row} about={about} />
      {question}
      <div class="template-chosen-ways">
        <Button
          small
          variant="quiet"
          icon={StarIcon}
          aria-pressed={starred}
          label={t(starred ? 'template.unstar' : 'template.star', { name: template.name })}
          onClick={() => void act(commands.starTemplate(desk, template.id, !starred))}
        />
        <Button
          small
          {...blocked}
          {...(ready ? {} : { variant: 'primary' })}
          onClick={() => onChoose(template)}
        >
          {t(hasFields(template) ? 'template.fill' : 'template.use')}
        </Button>
        {ready && (
          <Button
            small
            variant="primary"
            icon={SendIcon}
            {...blocked}
            onClick={(event) => guard(event, sendLabel, () => onSend(template))}
          >
            {sendLabel}
          </Button>
        )}
      </div>
    </div>
  );
}
