import { BookOpenIcon, Button, EmptyState, InlineError, Skeleton, usePopover } from '@/components/controls';
import { t } from '@/components/locales';
import { useQuery } from '@/core/live/use-query';
import type { CaseStatus } from '@/core/model/case';
import type { CaseView } from '@/core/queries/case';
import { QuickSearch } from './QuickSearch.tsx';
import './quick.css';

interface QuickRepliesProps {
  readonly view: CaseView;
  /** Whether this tab may send to the contact; if not, a reply can still be inserted. */
  readonly canSend: boolean;
  /** Sending is asking for approval here. */
  readonly asks?: boolean;
  /** A chosen reply with its fields filled; `status` is the one it brings along. */
  onInsert(text: string, status: CaseStatus | null, send: boolean): void;
}

/** The knowledge base: a button that opens the quick replies of this case's channel. */
export function QuickReplies(props: QuickRepliesProps) {
  const { open, hide, anchor, triggerProps, popoverProps } = usePopover<HTMLButtonElement>();
  return (
    <>
      <Button
        variant="quiet"
        icon={BookOpenIcon}
        label={t('quick.knowledge')}
        aria-haspopup="dialog"
        {...triggerProps}
        buttonRef={anchor}
      />
      {open && (
        <div {...popoverProps} class="popover menu picker quick" role="dialog" aria-label={t('quick.many')}>
          <QuickBody {...props} close={hide} />
        </div>
      )}
    </>
  );
}

function QuickBody(props: QuickRepliesProps & { close(refocus?: boolean): void }) {
  // Asked only once it is open: a case that needs none costs nothing.
  const replies = useQuery('quickReplies', props.view.case.id);
  if (replies.state === 'loading') return <Skeleton count={4} />;
  if (replies.state === 'failed') return <InlineError code="unexpected" />;
  if (replies.value.length === 0)
    return <EmptyState icon={BookOpenIcon} title={t('quick.none.title')} text={t('quick.none.text')} />;
  return <QuickSearch {...props} replies={replies.value} />;
}
