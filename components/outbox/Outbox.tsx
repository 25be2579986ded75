import { useEffect, useRef, useState } from 'preact/hooks';
import { useKeys } from '@/components/app/keys.ts';
import { hideOver } from '@/components/app/navigation.ts';
import { useSendGuard } from '@/components/composer/send-guard.tsx';
import {
  Button,
  ChevronLeftIcon,
  CircleCheckIcon,
  EmptyState,
  InlineError,
  RefreshCwIcon,
  Skeleton,
} from '@/components/controls';
import { t } from '@/components/locales';
import { useQuery } from '@/core/live/use-query';
import { NEEDS } from '@/core/model/outbox-need';
import type { OutboxRow } from '@/core/queries/outbox';
import { OutboxEntry } from './OutboxEntry.tsx';
import { tryAll } from './steps.ts';
import './outbox.css';

/** There is something that trying again could move. */
const canTry = ({ item, need, steps }: OutboxRow) =>
  need === 'line' || (item.state === 'failed' && steps.includes('again'));

function TryAll({ rows }: { readonly rows: readonly OutboxRow[] }) {
  const { place, guard, question } = useSendGuard<HTMLDivElement>();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    await tryAll(rows);
    setBusy(false);
  };
  const label = t('outbox.tryAll');
  return (
    <div ref={place} class="outbox-all">
      <Button
        small
        icon={RefreshCwIcon}
        busy={busy}
        onClick={(event) => guard(event, label, () => void run())}
      >
        {label}
      </Button>
      {question}
    </div>
  );
}

function Entries({ rows, more }: { readonly rows: readonly OutboxRow[]; readonly more: number }) {
  const named = new Set(rows.map(({ item }) => item.desk)).size > 1;
  if (rows.length === 0)
    return (
      <EmptyState icon={CircleCheckIcon} title={t('outbox.empty.title')} text={t('outbox.empty.text')} />
    );
  return (
    <>
      {NEEDS.map((need) => {
        const mine = rows.filter((row) => row.need === need);
        if (mine.length === 0) return null;
        return (
          <section key={need} class="outbox-group" aria-label={t(`outbox.need.${need}`)}>
            <h3>
              {t(`outbox.need.${need}`)} <span class="count">{mine.length}</span>
            </h3>
            <ul>
              {mine.map((row) => (
                <OutboxEntry key={row.item.id} row={row} named={named} />
              ))}
            </ul>
          </section>
        );
      })}
      {more > 0 && <p class="outbox-more">{t('outbox.more', { count: more })}</p>}
    </>
  );
}

/** What is on its way, waits, failed or is held, over all desks and cases: grouped by what it needs, with the next step. */
export function Outbox() {
  const answer = useQuery('outbox', null);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  useKeys({ Escape: hideOver });
  const rows = answer.state === 'ready' ? answer.value.rows : [];
  return (
    <section class="outbox" aria-label={t('outbox.title')}>
      <header class="outbox-bar">
        <Button
          variant="quiet"
          icon={ChevronLeftIcon}
          label={t('outbox.back')}
          keys="Esc"
          onClick={hideOver}
        />
        <h2 ref={title} tabIndex={-1}>
          {t('outbox.title')}
        </h2>
        {rows.some(canTry) && <TryAll rows={rows} />}
      </header>
      <div class="outbox-body">
        {answer.state === 'loading' && <Skeleton kind="message" count={2} />}
        {answer.state === 'failed' && <InlineError code="storage" text={t('outbox.failed')} />}
        {answer.state === 'ready' && <Entries {...answer.value} />}
      </div>
    </section>
  );
}
