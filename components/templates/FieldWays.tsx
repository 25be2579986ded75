import { Button, Chip, Menu, type MenuItem, now, PlusIcon } from '@/components/controls';
import { formatAgo, locale, t } from '@/components/locales';
import { PickedValues } from '@/components/palette/PickedValues.tsx';
import type { TemplateValue, ValueSource } from '@/core/model/template';
import type { Offered } from './offered.ts';

/** Older than this, what was picked on a page may have changed there. */
const FRESH = 10 * 60_000;

/** Whether it should be looked at once more. */
export const isOld = (from: ValueSource | undefined, at: number): boolean =>
  from?.kind === 'page' && at - Date.parse(from.at) > FRESH;

interface WaysProps {
  /** Whose values these are. */
  readonly name: string;
  readonly value: TemplateValue | undefined;
  readonly offered: readonly Offered[];
  /** The value made right; undefined = it is right, or a person must do it. */
  readonly fix: string | undefined;
  onPut(value: TemplateValue): void;
}

const KINDS = ['draft', 'contact', 'case', 'agent'] as const;

/** Everything that is known, under what it is about. */
function itemsOf(offered: readonly Offered[], onPut: (value: TemplateValue) => void): MenuItem[] {
  return KINDS.flatMap((kind) => {
    const own = offered.filter(({ from }) => from.kind === kind);
    const items = own.map(({ text, label, from }, at) => ({
      id: `${kind} ${at}`,
      // What it is called stands in the middle of sentences elsewhere.
      label: label.charAt(0).toLocaleUpperCase(locale.value) + label.slice(1),
      detail: text.length > 80 ? `${text.slice(0, 80)}…` : text,
      onSelect: () => onPut({ text, from }),
    }));
    return items.length > 0 ? [{ id: kind, group: t(`template.offer.group.${kind}`) }, ...items] : [];
  });
}

/** Below a field: where its value is from, what could be put in, and the way to make it right. */
export function FieldWays({ name, value, offered, fix, onPut }: WaysProps) {
  const from = value?.text ? value.from : undefined;
  const items = itemsOf(offered, onPut);
  return (
    <div class="template-ways">
      {from && from.kind !== 'page' && <Chip>{from.what}</Chip>}
      {(from?.kind === 'page' || !value?.text) && <PickedValues value={value} onPick={onPut} />}
      {from?.kind === 'page' && isOld(from, now.value) && (
        <small class="template-old" role="status">
          {t('template.old', { ago: formatAgo(from.at) })}
        </small>
      )}
      {fix !== undefined && (
        <Button small onClick={() => onPut({ ...(value?.from && { from: value.from }), text: fix })}>
          {t('template.clean')}
        </Button>
      )}
      {items.length > 0 && (
        <Menu
          button={{ small: true, variant: 'quiet', icon: PlusIcon, label: t('template.offer', { name }) }}
          items={items}
          align="end"
        />
      )}
    </div>
  );
}
