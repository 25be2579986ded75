import type { ComponentChildren } from 'preact';
import { Button } from '@/components/controls';
import { formatNumber, t } from '@/components/locales';

interface AdminSectionProps<T> {
  readonly title: string;
  readonly items: readonly T[];
  /** What its buttons are about, e.g. «Edit Sales». */
  nameOf(item: NoInfer<T>): string;
  /** The line under the name. */
  aboutOf?(item: NoInfer<T>): string;
  /** Why it cannot be deleted; undefined = it can. */
  keepOf?(item: NoInfer<T>): string | undefined;
  /** What the button after the last one says. */
  readonly newLabel: string;
  onAdd(): void;
  onEdit(item: NoInfer<T>): void;
  onDelete(item: NoInfer<T>): void;
  /** Further buttons of a row. */
  extra?(item: NoInfer<T>): ComponentChildren;
  readonly children?: ComponentChildren;
}

/** A list of things of the desk, each with its buttons, and one more at the end. */
export function AdminSection<T extends { readonly id: string }>(props: AdminSectionProps<T>) {
  const { title, items, nameOf, aboutOf, keepOf, newLabel, onAdd, onEdit, onDelete, extra, children } = props;
  return (
    <section class="admin-section" aria-label={title}>
      <details>
        <summary>
          <h3>{title}</h3>
          <span class="admin-count">{formatNumber(items.length)}</span>
        </summary>
        <div class="admin-body">
          {children}
          {items.length === 0 && <p class="options-quiet">{t('admin.none')}</p>}
          <ul>
            {items.map((item) => (
              <li key={item.id} class="options-row admin-row">
                <div>
                  <strong>{nameOf(item)}</strong>
                  {aboutOf && <p>{aboutOf(item)}</p>}
                </div>
                <div class="admin-buttons">
                  {extra?.(item)}
                  <Button
                    small
                    label={t('admin.edit.label', { name: nameOf(item) })}
                    onClick={() => onEdit(item)}
                  >
                    {t('admin.edit')}
                  </Button>
                  <Button
                    small
                    label={t('admin.delete.label', { name: nameOf(item) })}
                    reason={keepOf?.(item)}
                    onClick={() => onDelete(item)}
                  >
                    {t('admin.delete')}
                  </Button>
                </div>
              </li>
            ))}
          </ul>
          <Button onClick={onAdd}>{newLabel}</Button>
        </div>
      </details>
    </section>
  );
}
