import { formatTime, t } from '@/components/locales';
import type { OutboxRow } from '@/core/queries/outbox';
import { titleOf } from './outbox-text.ts';

const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Ours and what the case shows since, side by side: only somebody who reads both can say whether it arrived. */
export function Unclear({ row }: { readonly row: OutboxRow }) {
  const ours = titleOf(row);
  return (
    <div class="unclear">
      <section aria-label={t('outbox.unclear.ours')}>
        <h4>{t('outbox.unclear.ours')}</h4>
        <p dir="auto">{ours}</p>
      </section>
      <section aria-label={t('outbox.unclear.theirs')}>
        <h4>{t('outbox.unclear.theirs')}</h4>
        {row.since.length === 0 && <p class="unclear-none">{t('outbox.unclear.nothing')}</p>}
        {row.since.map(({ id, text, at, author }) => {
          const same = plain(text) === plain(ours);
          return (
            <p key={id} dir="auto" data-same={same || undefined}>
              {text}
              <small>
                {author} · {formatTime(at)}
                {same && ` · ${t('outbox.unclear.same')}`}
              </small>
            </p>
          );
        })}
      </section>
    </div>
  );
}
