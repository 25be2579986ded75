import { useRef, useState } from 'preact/hooks';
import { act } from '@/components/app/act.ts';
import { showCase } from '@/components/app/navigation.ts';
import { Button, ChannelIcon, InlineError, RelativeTime, Skeleton, StatusLabel } from '@/components/controls';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import { useQuery } from '@/core/live/use-query';
import type { EarlierCase, EarlierCases as EarlierCasesView } from '@/core/queries/contact';

const STEP = 20;

/** Only to look: nobody takes a case by reading how it went last time. */
async function preview(id: string) {
  if ((await act(desk.previewCase(id))) !== undefined) showCase(id);
}

function Line({ row }: { readonly row: EarlierCase }) {
  const place = row.deskName ? `#${row.number} · ${row.deskName}` : `#${row.number}`;
  return (
    <li>
      <button type="button" class="earlier-case" onClick={() => void preview(row.id)}>
        <ChannelIcon kind={row.kind} />
        <span class="earlier-text">
          <span class="truncate" dir="auto">
            {row.subject || row.preview || t('inbox.noText')}
          </span>
          <span class="earlier-facts">
            <StatusLabel status={row.status} />
            <span>{place}</span>
          </span>
        </span>
        <RelativeTime at={row.updatedAt} />
      </button>
    </li>
  );
}

/** What else this person came with, on every channel and desk, newest first. */
export function EarlierCases({ id }: { readonly id: string }) {
  const [limit, setLimit] = useState(STEP);
  const answer = useQuery('earlierCases', { case: id, limit });
  // Asking for more must not take away what is shown, nor the focus in it.
  const last = useRef<EarlierCasesView | undefined>(undefined);
  if (answer.state === 'ready') last.current = answer.value;
  if (answer.state === 'failed') return <InlineError code="storage" text={t('card.earlier.failed')} />;
  if (!last.current) return <Skeleton kind="row" count={2} />;
  const { rows, more } = last.current;
  if (rows.length === 0) return <p class="card-none">{t('card.earlier.none')}</p>;
  return (
    <>
      <ul class="earlier-cases">
        {rows.map((row) => (
          <Line key={row.id} row={row} />
        ))}
      </ul>
      {more && (
        <Button small variant="quiet" onClick={() => setLimit((shown) => shown + STEP)}>
          {t('card.earlier.more')}
        </Button>
      )}
    </>
  );
}
