import { toast } from '@/components/controls';
import { t } from '@/components/locales';
import type { CardField } from './FieldRow.tsx';

/** Of several fields filled in one after the other only the last can be taken back: more messages hide the card. */
let shown = 0;

/** The field with a way back: each change says so, and can be undone for a moment. */
export const undoable = (field: CardField): CardField => ({
  ...field,
  async save(value) {
    const before = field.value;
    const done = await field.save(value);
    if (done === undefined) return done;
    toast.dismiss(shown);
    shown = toast.show({
      text: t('card.changed', { what: field.label }),
      action: { label: t('action.undo'), run: () => void field.save(before) },
    });
    return done;
  },
});
