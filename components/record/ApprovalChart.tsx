import '@/components/locales/approvals.ts';
import { tooltip } from '@/components/controls';
import { formatNumber, locale, t } from '@/components/locales';
import type { ApprovalStats } from '@/core/queries/approvals';
import { formatWait } from './outcome.ts';
import './chart.css';

/** What fills a bar: as many as an approver clears in an hour or so, and the hour a customer should not wait. */
const MANY = 20;
const LONG = 3_600_000;

interface FigureProps {
  /** null = nothing is known of it yet. */
  readonly value: string | null;
  readonly label: string;
  /** 0 to 1. */
  readonly fill: number;
}

/** A number with its name; the bar under it says nothing the number does not. */
function Figure({ value, label, fill }: FigureProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value ?? <None />}</dd>
      <span class="approval-meter" aria-hidden="true">
        <span style={{ transform: `scaleX(${Math.min(1, Math.max(0, fill))})` }} />
      </span>
    </div>
  );
}

const None = () => (
  <span class="approval-none">
    <span aria-hidden="true">–</span>
    <span class="visually-hidden">{t('record.stats.none')}</span>
  </span>
);

const percent = (share: number) =>
  new Intl.NumberFormat(locale.value, { style: 'percent', maximumFractionDigits: 0 }).format(share);

/** How approvals go, in three numbers: what waits, how long people waited today, how much came back. */
export function ApprovalChart({ stats }: { readonly stats: ApprovalStats }) {
  const { waiting, medianWaitToday, returnedShare } = stats;
  // Nothing has happened yet: three empty bars would tell nobody anything.
  if (waiting === 0 && medianWaitToday === null && returnedShare === null) return null;
  return (
    <section
      class="approval-chart"
      aria-label={t('record.stats')}
      aria-description={t('record.stats.text')}
      {...tooltip(t('record.stats.text'))}
    >
      <dl>
        <Figure
          value={formatNumber(waiting)}
          label={t('record.stats.waiting', { count: waiting })}
          fill={waiting / MANY}
        />
        <Figure
          value={medianWaitToday === null ? null : formatWait(medianWaitToday)}
          label={t('record.stats.median')}
          fill={(medianWaitToday ?? 0) / LONG}
        />
        <Figure
          value={returnedShare === null ? null : percent(returnedShare)}
          label={t('record.stats.returned')}
          fill={returnedShare ?? 0}
        />
      </dl>
    </section>
  );
}
