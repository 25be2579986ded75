import { act } from '@/components/app/act.ts';
import { focusComposer } from '@/components/composer/focus.ts';
import {
  Button,
  CircleAlertIcon,
  CircleCheckIcon,
  CornerUpLeftIcon,
  Icon,
  XIcon,
} from '@/components/controls';
import { TextDiff } from '@/components/diff/TextDiff.tsx';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import type { Approval } from '@/core/model/approval';
import type { ApprovalRow } from '@/core/queries/approvals';
import type { CaseView } from '@/core/queries/case';
import { FoldedText } from './FoldedText.tsx';

const nameOf = ({ decision }: Approval) => decision?.by?.name || t('review.decided.desk');

/** The reviewer sent it with other words than its author's. */
const isChanged = ({ decision, proposal }: Approval) =>
  Boolean(decision?.text) && decision?.text !== proposal.text;

function sentenceOf(approval: Approval): string {
  const name = nameOf(approval);
  if (approval.state === 'approved')
    return isChanged(approval) ? t('ask.approved.changed', { name }) : t('ask.approved', { name });
  if (approval.state === 'returned') return t('ask.returned', { name });
  if (approval.state === 'withdrawn') return t('ask.withdrawn');
  return approval.decision?.reason === 'closed' ? t('ask.lapsed.closed') : t('ask.lapsed');
}

const ICONS = {
  approved: CircleCheckIcon,
  returned: CornerUpLeftIcon,
  withdrawn: XIcon,
  lapsed: CircleAlertIcon,
  waiting: CircleAlertIcon,
} as const;

interface BarProps {
  readonly view: CaseView;
  readonly row: ApprovalRow;
}

/** What became of a request, for its author, until it is put away. */
export function OutcomeBar({ view, row: { approval, lost } }: BarProps) {
  const { state, decision, proposal } = approval;
  const sentence = sentenceOf(approval);
  return (
    <section class="approval-bar" data-state={state} aria-label={sentence}>
      <FoldedText caseId={view.case.id} approval={approval}>
        <Icon of={ICONS[state]} />
        {/* Said once, when it comes. */}
        <b class="approval-word" role="status">
          {sentence}
        </b>
      </FoldedText>
      {state === 'returned' && decision?.reason && (
        <p class="approval-reason" dir="auto">
          {decision.reason}
        </p>
      )}
      {lost.map((name) => (
        <p key={name} class="approval-blocked" role="status">
          {t('attachment.missing', { name })}
        </p>
      ))}
      {isChanged(approval) && (
        <TextDiff
          before={proposal.text}
          after={decision?.text ?? ''}
          gone={t('review.diff.gone')}
          come={t('review.diff.come')}
          label={t('ask.changes', { name: nameOf(approval) })}
        />
      )}
      <div class="approval-acts">
        {state === 'returned' && <span class="approval-facts">{t('ask.returned.where')}</span>}
        {/* Together, also where the sentence takes the line for itself. */}
        <span class="approval-buttons">
          {state === 'returned' && (
            <Button small onClick={() => focusComposer('approval')}>
              {t('ask.returned.open')}
            </Button>
          )}
          <Button small variant="quiet" onClick={() => void act(desk.putApprovalAway(approval.id))}>
            {t('action.dismiss')}
          </Button>
        </span>
      </div>
    </section>
  );
}
