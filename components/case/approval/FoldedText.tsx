import type { ComponentChildren } from 'preact';
import { AttachmentList } from '@/components/case/AttachmentList.tsx';
import { ChevronDownIcon, Icon, StatusLabel, StickyNoteIcon } from '@/components/controls';
import { t } from '@/components/locales';
import { FoldedLog } from '@/components/record/ApprovalLog.tsx';
import type { Approval } from '@/core/model/approval';

interface FoldedProps {
  readonly caseId: string;
  readonly approval: Approval;
  /** What stands there when it is folded. */
  readonly children: ComponentChildren;
}

/** One line about a request; unfolded, the whole of it as it would go out, and the word to whoever decides. */
export function FoldedText({ caseId, approval, children }: FoldedProps) {
  const { proposal, note } = approval;
  return (
    <details class="approval-fold">
      <summary>
        <span class="approval-head">
          {children}
          <Icon of={ChevronDownIcon} class="approval-chevron" />
        </span>
        <bdi class="truncate approval-start">{proposal.text.trim() || proposal.attachments[0]?.name}</bdi>
      </summary>
      {proposal.text && (
        <div class="approval-text" dir="auto">
          {proposal.text}
        </div>
      )}
      <AttachmentList caseId={caseId} attachments={proposal.attachments} />
      {proposal.status && (
        <p class="approval-facts">
          {t('ask.sets')} <StatusLabel status={proposal.status} />
        </p>
      )}
      {note && (
        <p class="approval-note" dir="auto">
          <Icon of={StickyNoteIcon} label={t('ask.note')} /> {note}
        </p>
      )}
      <FoldedLog log={approval.log} />
    </details>
  );
}
