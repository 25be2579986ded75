import { Button, Chip, GlobeIcon } from '@/components/controls';
import { formatTime, t } from '@/components/locales';
import { useQuery } from '@/core/live/use-query';
import type { PickedText } from '@/core/model/from-page';
import type { TemplateValue } from '@/core/model/template';
import './picked.css';

interface PickedValuesProps {
  readonly value: TemplateValue | undefined;
  onPick(value: TemplateValue): void;
}

/** Offered at once; older ones are forgotten by then. */
const MOST = 3;

/** A value is one line of a text. */
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

const from = ({ text, site, at }: PickedText): TemplateValue => ({
  text: oneLine(text),
  from: { kind: 'page', site, at },
});

/** What was selected on pages, each a press away; a value from one tells its site and time as long as nobody changed it. */
export function PickedValues({ value, onPick }: PickedValuesProps) {
  const picked = useQuery('picked', null);
  if (value?.from?.kind === 'page')
    return (
      <Chip icon={GlobeIcon}>
        {t('palette.from', { site: value.from.site || t('palette.file'), time: formatTime(value.from.at) })}
      </Chip>
    );
  if (picked.state !== 'ready' || (value?.text ?? '') !== '') return null;
  return (
    <span class="palette-picked">
      {picked.value.slice(0, MOST).map((one) => (
        <Button
          key={`${one.site} ${one.text}`}
          small
          icon={GlobeIcon}
          label={t('palette.pick', { text: oneLine(one.text), site: one.site || t('palette.file') })}
          onClick={() => onPick(from(one))}
        >
          <span class="truncate">{oneLine(one.text)}</span>
        </Button>
      ))}
    </span>
  );
}
