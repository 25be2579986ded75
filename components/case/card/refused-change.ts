import { t } from '@/components/locales';
import { CONTACT_FACTS } from '@/core/model/contact-rules';
import type { OutboxItem } from '@/core/model/outbox-item';
import type { CaseView } from '@/core/queries/case';
import { factLabel } from './card-fields.ts';

/** What was to be changed, and to what. */
function changeOf({ fields }: CaseView, { action }: OutboxItem): { what: string; value: string } | undefined {
  const labelOf = (id: string) => fields.find((field) => field.id === id)?.label ?? t('card.field');
  if (action.kind === 'field') return { what: labelOf(action.field), value: action.value };
  if (action.kind !== 'contact') return undefined;
  const { change } = action;
  const [custom] = Object.entries(change.fields ?? {});
  if (custom) return { what: labelOf(custom[0]), value: custom[1] };
  const fact = CONTACT_FACTS.find((one) => change[one] !== undefined);
  if (fact) return { what: factLabel(fact), value: change[fact] ?? '' };
  return { what: t('card.notes'), value: change.notes ?? '' };
}

/** The sentence about a change of a field that the desk refused; the typed value is part of it, so it is not lost. */
export function refusedChange(view: CaseView, item: OutboxItem): string | undefined {
  if (item.state !== 'failed' && item.state !== 'held') return undefined;
  const change = changeOf(view, item);
  if (!change) return undefined;
  return change.value === '' ? t('card.refused.cleared', { what: change.what }) : t('card.refused', change);
}
