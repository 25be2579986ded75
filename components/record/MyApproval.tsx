import { showCase } from '@/components/app/navigation.ts';
import { Button, ChannelIcon, Icon, now, PaperclipIcon, RelativeTime } from '@/components/controls';
import { TextDiff } from '@/components/diff/TextDiff.tsx';
import { t } from '@/components/locales';
import { isUnderWay } from '@/core/model/outbox-need';
import type { ApprovalRow } from '@/core/queries/approvals';
import { FoldedLog } from './ApprovalLog.tsx';
import { formatWait, OUTCOME_ICONS, outcomeOf } from './outcome.ts';

/** What became of it, by whom, and how long that took; of one that waits, for how long and who looks at it. */
function Outcome({ approval }: Pick<ApprovalRow, 'approval'>) {
  const { decision, review, createdAt } = approval;
  const outcome = outcomeOf(approval);
  const since = Date.parse(createdAt);
  const reviewing = review && Date.parse(review.until) > now.value;
  const decider = decision && approval.state !== 'withdrawn' && (decision.by?.name ?? t('record.desk'));
  const facts = decision
    ? [
        decider && t('record.by', { name: decider }),
        t('record.after', { time: formatWait(Date.parse(decision.at) - since) }),
      ]
    : [
        t('record.waits', { time: formatWait(now.value - since) }),
        reviewing && t('record.reviewing', { name: review.name }),
      ];
  return (
    <p class="my-approval-outcome">
      <span data-outcome={outcome}>
        <Icon of={OUTCOME_ICONS[outcome]} /> {t(`record.state.${outcome}`)}
      </span>
      <span>{facts.filter(Boolean).join(' · ')}</span>
    </p>
  );
}

/** A step of the author's own that the desk does not have yet. */
function Owed({ owed }: Pick<ApprovalRow, 'owed'>) {
  if (!owed) return null;
  return <p class="my-approval-owed">{t(isUnderWay(owed) ? 'record.onItsWay' : 'record.stuck')}</p>;
}

/** The text as it was written, or what somebody made of it before it went out. */
function Text({ approval }: Pick<ApprovalRow, 'approval'>) {
  const { proposal, decision } = approval;
  const outcome = outcomeOf(approval);
  const changed = outcome === 'changed';
  const label = t(changed ? 'record.corrected' : 'record.text');
  return (
    // What somebody can learn from is open; what they know is not.
    <details open={changed || outcome === 'returned'}>
      <summary>{label}</summary>
      <TextDiff
        before={proposal.text}
        after={changed && decision ? decision.text : proposal.text}
        gone={t('review.diff.gone')}
        come={t('review.diff.come')}
        label={label}
      />
      {proposal.attachments.map(({ id, name }) => (
        <p key={id} class="my-approval-file">
          <Icon of={PaperclipIcon} /> <bdi class="truncate">{name}</bdi>
        </p>
      ))}
    </details>
  );
}

/** One of the agent's own requests: about whom, what became of it, what was corrected, what happened. */
export function MyApproval({ row }: { readonly row: ApprovalRow }) {
  const { approval, case: about, owed } = row;
  const why = outcomeOf(approval) === 'returned' ? approval.decision?.reason : '';
  return (
    <li class="my-approval" data-approval={approval.id}>
      <header class="my-approval-head">
        {about && <ChannelIcon kind={about.kind} />}
        <bdi class="my-approval-name truncate">{about?.contactName || t('contact.unknown')}</bdi>
        <span class="my-approval-facts truncate">
          {[about && `#${about.number}`, about?.subject].filter(Boolean).join(' · ')}
        </span>
        <RelativeTime at={approval.createdAt} />
      </header>
      <Outcome approval={approval} />
      <Owed owed={owed} />
      {why && (
        <blockquote class="my-approval-why" dir="auto">
          {why}
        </blockquote>
      )}
      <Text approval={approval} />
      {approval.note && (
        <p class="my-approval-note" dir="auto">
          <span>{t('record.note')}:</span> {approval.note}
        </p>
      )}
      <FoldedLog log={approval.log} />
      {about && (
        <Button small onClick={() => showCase(about.id)}>
          {t('keys.open')}
        </Button>
      )}
    </li>
  );
}
