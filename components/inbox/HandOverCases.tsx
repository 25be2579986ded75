import { t } from '@/components/locales';
import type { CaseRow } from '@/core/queries/inbox';

interface CasesProps {
  readonly rows: readonly CaseRow[];
  readonly kept: ReadonlySet<string>;
  setKept(kept: ReadonlySet<string>): void;
}

/** Every case can be kept by itself; all of them with one press, when only a few shall go. */
export function HandOverCases({ rows, kept, setKept }: CasesProps) {
  const toggle = (id: string) => {
    const next = new Set(kept);
    if (!next.delete(id)) next.add(id);
    setKept(next);
  };
  const given = rows.filter(({ id }) => !kept.has(id)).length;
  return (
    <>
      {rows.length > 1 && (
        <label class="hand-over-all">
          <input
            type="checkbox"
            checked={given === rows.length}
            ref={(box) => {
              if (box) box.indeterminate = given > 0 && given < rows.length;
            }}
            onChange={() => setKept(new Set(given === rows.length ? rows.map(({ id }) => id) : []))}
          />
          {t('handOver.all', { count: rows.length })}
        </label>
      )}
      <ul class="hand-over-cases">
        {rows.map((row) => (
          <li key={row.id}>
            <label>
              <input type="checkbox" checked={!kept.has(row.id)} onChange={() => toggle(row.id)} />
              <bdi class="truncate">{row.contactName || t('contact.unknown')}</bdi>
              <span class="row-since">
                {[`#${row.number}`, row.queueName || t('list.refused.no-queue')].join(' · ')}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </>
  );
}
