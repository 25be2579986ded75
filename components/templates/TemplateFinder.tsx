import { useMemo } from 'preact/hooks';
import { EmptyState, LayoutTemplateIcon, useListbox } from '@/components/controls';
import { OptionList } from '@/components/controls/OptionList.tsx';
import { t } from '@/components/locales';
import type { TemplateRow } from '@/core/queries/templates';
import { ChosenTemplate, type ChosenWays } from './ChosenTemplate.tsx';
import { FinderSearch } from './FinderSearch.tsx';
import { findTemplates, templateOptions } from './template-options.ts';

interface FinderProps extends ChosenWays {
  /** Those of the channel, the starred and most used first. */
  readonly rows: readonly TemplateRow[];
}

/** Type to find, arrows to look at, Enter to take; the one that the arrows are at stands below as the customer sees it. */
export function TemplateFinder(props: FinderProps) {
  const { rows, about, onChoose, onClose } = props;
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
      <FinderSearch box={box} onClose={onClose} />
      <OptionList box={box} label={t('template.list')} />
      {current && <ChosenTemplate {...props} key={current.template.id} row={current} />}
    </div>
  );
}
