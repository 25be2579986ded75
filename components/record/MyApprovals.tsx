import '@/components/locales/approvals.ts';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useKeys } from '@/components/app/keys.ts';
import { hideOver } from '@/components/app/navigation.ts';
import {
  Button,
  ChevronLeftIcon,
  ClipboardCheckIcon,
  EmptyState,
  InlineError,
  Skeleton,
} from '@/components/controls';
import { formatNumber, t } from '@/components/locales';
import { useQuery } from '@/core/live/use-query';
import type { ApprovalRow } from '@/core/queries/approvals';
import { MyApproval } from './MyApproval.tsx';
import { OUTCOMES, type Outcome, outcomeOf } from './outcome.ts';
import './record.css';

/** So many are drawn at first, and more with each click: each has a text and its history. */
const STEP = 30;
/** More than anybody asks for in the days that are kept. */
const MOST = 1000;

type Filter = Outcome | 'all';
interface FilterProps {
  readonly rows: readonly ApprovalRow[];
  readonly chosen: Filter;
  onChoose(filter: Filter): void;
}

/** What there is, with how many of it; only what there is can be chosen. */
function Filters({ rows, chosen, onChoose }: FilterProps) {
  const count = (outcome: Outcome) => rows.filter(({ approval }) => outcomeOf(approval) === outcome).length;
  const choices: [Filter, string, number][] = [
    ['all', t('record.all'), rows.length],
    ...OUTCOMES.map((one): [Filter, string, number] => [one, t(`record.state.${one}`), count(one)]),
  ];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a row in every browser
    <div class="my-approvals-filter" role="group" aria-label={t('record.filter')}>
      {choices
        .filter(([id, , many]) => many > 0 || id === chosen)
        .map(([id, name, many]) => (
          <Button key={id} small variant="quiet" aria-pressed={id === chosen} onClick={() => onChoose(id)}>
            {name} <span class="count">{formatNumber(many)}</span>
          </Button>
        ))}
    </div>
  );
}

function Requests({ rows }: { readonly rows: readonly ApprovalRow[] }) {
  const [chosen, setChosen] = useState<Filter>('all');
  const [shown, setShown] = useState(STEP);
  const found = rows.filter(({ approval }) => chosen === 'all' || outcomeOf(approval) === chosen);
  const choose = (filter: Filter) => {
    setChosen(filter);
    setShown(STEP);
  };
  if (rows.length === 0)
    return (
      <EmptyState icon={ClipboardCheckIcon} title={t('record.none.title')} text={t('record.none.text')} />
    );
  return (
    <>
      <Filters rows={rows} chosen={chosen} onChoose={choose} />
      {found.length === 0 && <EmptyState icon={ClipboardCheckIcon} title={t('record.none.filter')} />}
      <ul class="my-approvals-list">
        {found.slice(0, shown).map((row) => (
          <MyApproval key={row.approval.id} row={row} />
        ))}
      </ul>
      {found.length > shown && <Button onClick={() => setShown(shown + STEP)}>{t('record.more')}</Button>}
      <p class="my-approvals-hint">{t('record.hint')}</p>
    </>
  );
}

/** What the agent sent for approval, over all desks, newest first: what became of it and what was corrected. */
export function MyApprovals() {
  const answer = useQuery('approvals', { list: 'mine', limit: MOST });
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  useKeys({ Escape: hideOver });
  return (
    <section class="my-approvals" aria-label={t('approvals.mine')}>
      <header class="my-approvals-bar">
        <Button variant="quiet" icon={ChevronLeftIcon} label={t('keys.back')} keys="Esc" onClick={hideOver} />
        <h2 ref={title} tabIndex={-1}>
          {t('approvals.mine')}
        </h2>
      </header>
      <div class="my-approvals-body">
        {answer.state === 'loading' && <Skeleton kind="message" count={3} />}
        {answer.state === 'failed' && <InlineError code="storage" text={t('record.failed')} />}
        {answer.state === 'ready' && <Requests rows={answer.value.rows} />}
      </div>
    </section>
  );
}
