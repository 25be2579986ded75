import {
  Button,
  ClipboardCheckIcon,
  ClockIcon,
  EyeIcon,
  Icon,
  now,
  RelativeTime,
} from '@/components/controls';
import { t } from '@/components/locales';
import { GoingOut } from '@/components/undo/GoingOut.tsx';
import { reviewedBy } from '@/core/model/approval';
import { isUnderWay } from '@/core/model/outbox-need';
import type { ApprovalRow } from '@/core/queries/approvals';
import type { CaseView } from '@/core/queries/case';
import { FoldedText } from './FoldedText.tsx';
import { editRequest, withdrawRequest } from './own-request.ts';
import { reviewing } from './reviewing.ts';

interface BarProps {
  readonly view: CaseView;
  readonly row: ApprovalRow;
}

/** Who decides: the one it was passed to, or a queue; '' = everybody who may. */
function decidesOf({ agents, queues }: CaseView, { approval }: ApprovalRow): string {
  const named = (list: readonly { readonly id: string; readonly name: string }[], id: string | null) =>
    list.find((one) => one.id === id)?.name ?? '';
  return named(agents, approval.reviewer) || named(queues, approval.queue);
}

/** Why it would be refused as it stands: its author can do something about that. */
function Blocks({ view, row }: BarProps) {
  const name = view.case.contactName || t('contact.unknown');
  const [block] = row.blocks;
  if (!block) return null;
  return (
    <p class="approval-blocked" role="status">
      {t(`review.block.${block}`, { name })} {t('ask.stopped')}
    </p>
  );
}

/** How far it is on its way to the desk; until it leaves it can be taken back. */
function Leaving({ row: { owed } }: Pick<BarProps, 'row'>) {
  if (!owed || !isUnderWay(owed)) return null;
  if (owed.undoUntil) return <GoingOut item={owed.item} tab="approval" until={owed.undoUntil} />;
  return (
    <p class="approval-facts">
      <Icon of={ClockIcon} /> {t('ask.leaving')}
    </p>
  );
}

/** A reply that waits for somebody's decision: whose, whose decision, and what can be done about it. */
export function PendingBar({ view, row }: BarProps) {
  const { approval } = row;
  const { author } = approval;
  const to = decidesOf(view, row);
  const looking = reviewedBy(approval, view.me?.id ?? '', new Date(now.value).toISOString());
  const isMine = author.id === view.me?.id;
  return (
    <section
      class="approval-bar"
      data-state="waiting"
      aria-label={t('ask.pending.said', { author: author.name, to: to || t('ask.queue.all') })}
    >
      <FoldedText caseId={view.case.id} approval={approval}>
        <Icon of={ClipboardCheckIcon} />
        <b class="approval-word">{t('ask.pending')}</b>
        <span class="truncate approval-who">
          · <bdi>{author.name}</bdi> → <bdi>{to || t('ask.queue.all')}</bdi>
        </span>
        <RelativeTime at={approval.createdAt} />
      </FoldedText>
      {looking && (
        <p class="approval-facts" role="status">
          <Icon of={EyeIcon} /> {t('ask.looking', { name: looking.name })}
        </p>
      )}
      <Blocks view={view} row={row} />
      <Leaving row={row} />
      {(isMine || row.mayDecide) && (
        <div class="approval-acts">
          {isMine && (
            <>
              <Button
                small
                onClick={({ currentTarget }) => {
                  // The text goes on below; twice, it would leave the thread no room.
                  currentTarget.closest('.approval-bar')?.querySelector('details')?.removeAttribute('open');
                  void editRequest(view, approval);
                }}
              >
                {t('later.edit')}
              </Button>
              <Button small variant="quiet" onClick={() => void withdrawRequest(view, approval)}>
                {t('ask.withdraw')}
              </Button>
            </>
          )}
          {row.mayDecide && (
            <Button
              small
              variant="primary"
              tone="approval"
              onClick={() => {
                reviewing.value = { case: view.case.id, approval: approval.id };
              }}
            >
              {t('ask.review')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
