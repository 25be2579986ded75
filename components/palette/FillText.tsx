import { useEffect, useRef, useState } from 'preact/hooks';
import { ArrowLeftIcon, Button, TextField } from '@/components/controls';
import { t } from '@/components/locales';
import type { TemplateValue } from '@/core/model/template';
import type { QuickItem } from '@/core/queries/from-page';
import { isFieldName } from '@/core/templates/fill-fields';
import { MarkedText } from './MarkedText.tsx';
import { PickedValues } from './PickedValues.tsx';
import { type Filled, type Gap, gapsOf, openGaps, textOf, titleOf } from './ready-text.ts';
import { UseButtons } from './UseButtons.tsx';
import type { Ways } from './ways.ts';

interface FillTextProps {
  readonly item: QuickItem;
  readonly ways: Ways;
  onBack(): void;
}

const labelOf = ({ key }: Gap) => (isFieldName(key) ? t(`fields.${key}`) : key);

/** One field per gap, with the text growing below; what was picked on pages is offered for each. */
export function FillText({ item, ways, onBack }: FillTextProps) {
  const [filled, setFilled] = useState<Filled>({});
  const form = useRef<HTMLDivElement>(null);
  const gaps = gapsOf(item, ways.contact);
  const open = openGaps(gaps, filled).length;
  const text = textOf(item, ways.contact, filled);
  const put = (field: string, value: TemplateValue) => setFilled((all) => ({ ...all, [field]: value }));
  useEffect(() => form.current?.querySelector<HTMLElement>('input, .palette-ways .button')?.focus(), []);

  /** Enter in a field goes to the next empty one, and uses the text when there is none. */
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.isComposing || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    const inputs = [...(form.current?.querySelectorAll('input') ?? [])];
    const empty = inputs.find(({ value }) => value.trim() === '');
    if (empty) empty.focus();
    else ways.onUse(text);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears what its fields leave
    <div ref={form} class="palette-fill" onKeyDown={onKeyDown}>
      <header class="palette-head">
        <Button variant="quiet" icon={ArrowLeftIcon} label={t('palette.back')} keys="Esc" onClick={onBack} />
        <h1 class="truncate">{titleOf(item)}</h1>
      </header>
      <div class="palette-fields">
        {gaps.map((gap) => (
          <div key={gap.field} class="palette-gap">
            <TextField
              label={labelOf(gap)}
              placeholder={gap.sample}
              value={filled[gap.field]?.text ?? ''}
              onInput={(value) => put(gap.field, { text: value })}
            />
            <PickedValues value={filled[gap.field]} onPick={(value) => put(gap.field, value)} />
          </div>
        ))}
      </div>
      <MarkedText text={text} />
      <UseButtons item={item} ways={ways} text={text} filled={filled} open={open} />
    </div>
  );
}
