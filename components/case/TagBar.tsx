import { act } from '@/components/app/act.ts';
import { Chip, Picker, PlusIcon } from '@/components/controls';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import type { CaseView } from '@/core/queries/case';

/** The case's tags; adding and removing is one click each. */
export function TagBar({ view }: { readonly view: CaseView }) {
  const { case: row, tags, changing } = view;
  const toggle = (tag: string) =>
    void act(row.tags.includes(tag) ? desk.removeTag(row.id, tag) : desk.addTag(row.id, tag));
  return (
    <>
      {row.tags.map((tag, index) => {
        const name = row.tagNames[index] ?? tag;
        return (
          <Chip
            key={tag}
            waits={changing.includes(`tag.${tag}`) ? t('change.waiting') : undefined}
            removeLabel={t('case.tag.remove', { tag: name })}
            onRemove={() => void act(desk.removeTag(row.id, tag))}
          >
            {name}
          </Chip>
        );
      })}
      <Picker
        button={{
          variant: 'quiet',
          small: true,
          icon: PlusIcon,
          // The word only where nothing shows yet what the plus would add.
          children: row.tags.length === 0 ? t('tag.one') : undefined,
          label: t('tag.add'),
        }}
        label={t('case.tag.placeholder')}
        multiple
        options={tags.map(({ id, name }) => ({ id, label: name }))}
        selected={row.tags}
        onChoose={toggle}
      />
    </>
  );
}
