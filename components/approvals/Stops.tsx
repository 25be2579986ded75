import { Button, CircleAlertIcon, EyeIcon, Icon, InlineError, toast } from '@/components/controls';
import { t } from '@/components/locales';
import { type ApprovalBlock, BLOCKS } from '@/core/model/approval';
import type { ApprovalView } from '@/core/queries/approvals';
import { CopyMine } from './CopyMine.tsx';
import { NewText } from './NewText.tsx';
import type { Deciding } from './use-deciding.ts';
import { isEdited, isRewritten, type Reviewed } from './use-review.ts';
import { contactOf, needsLook, openBlocks, type Stop } from './verdict.ts';

interface StopsProps {
  readonly view: ApprovalView;
  readonly reviewed: Reviewed;
  readonly deciding: Deciding;
}

/** What was stopped here, else what the desk refused; not what the reviewer has looked at since. */
function stopOf({ view, reviewed, deciding }: StopsProps): Stop | undefined {
  if (deciding.stop) return deciding.stop;
  const { owed } = view;
  if (!owed?.problem || owed.state === 'queued') return undefined;
  const { step } = owed;
  // It was about a text that the author has replaced, and the reviewer has the new one in front of them.
  if ('revision' in step && step.revision < reviewed.review.revision) return undefined;
  const before = 'threadRevision' in step ? step.threadRevision : -1;
  const looked = owed.problem.code === 'case-moved' && (reviewed.review.looked ?? -1) > before;
  return looked ? undefined : owed.problem;
}

/** The block a refusal names; undefined = it was refused for something else. */
const blockIn = (stop: Stop | undefined): ApprovalBlock | undefined =>
  stop?.code === 'case-moved' ? BLOCKS.find((block) => block === stop.detail) : undefined;

/** Whatever speaks against deciding as it stands: what changed, and what can be done about it. */
export function Stops(props: StopsProps) {
  const { view, reviewed } = props;
  const stop = stopOf(props);
  const told = blockIn(stop);
  const known = openBlocks(view, reviewed.review);
  const blocks = told && !known.includes(told) ? [...known, told] : known;
  return (
    <>
      {isRewritten(reviewed.review, view.approval) && <NewText {...props} />}
      {blocks.length > 0 && <Blocks {...props} blocks={blocks} />}
      {stop && !told && !isRewritten(reviewed.review, view.approval) && <Refused view={view} stop={stop} />}
    </>
  );
}

/** A refusal that is no block of the case. */
function Refused({ view, stop: { code, detail } }: { readonly view: ApprovalView; readonly stop: Stop }) {
  // The request itself will say so in a moment; until then, who was first.
  if (code === 'already-decided')
    return (
      <InlineError code={code} text={t('review.decided.by', { name: detail || t('review.decided.desk') })} />
    );
  if (code === 'no-right') return <InlineError code={code} text={t('review.noRight')} />;
  const file = view.approval.proposal.attachments.find(({ name }) => code === 'gone' && name === detail);
  if (file) return <InlineError code={code} text={t('review.block.files')} detail={file.name} />;
  return <InlineError code={code} detail={detail} />;
}

function Blocks({
  view,
  reviewed,
  deciding,
  blocks,
}: StopsProps & { readonly blocks: readonly ApprovalBlock[] }) {
  const { approval, case: of } = view;
  const lookIsEnough = needsLook(blocks);
  const again = () => {
    deciding.clear();
    reviewed.change({ looked: of?.revision ?? null });
    toast.show({ text: t('review.again.done'), seconds: 2 });
  };
  return (
    <div class="review-stop" role="alert" data-look={lookIsEnough || undefined}>
      <Icon of={lookIsEnough ? EyeIcon : CircleAlertIcon} />
      <div>
        {blocks.map((block) => (
          <p key={block}>{t(`review.block.${block}`, { name: contactOf(view) })}</p>
        ))}
        <p>
          {lookIsEnough ? t('review.block.look') : t('review.block.return', { author: approval.author.name })}
        </p>
        <span class="review-buttons">
          {lookIsEnough ? (
            <Button small onClick={again}>
              {t('review.again')}
            </Button>
          ) : (
            <Button small onClick={() => reviewed.change({ form: 'return' })}>
              {t('review.return')}
            </Button>
          )}
          {isEdited(reviewed.review) && !lookIsEnough && <CopyMine text={reviewed.review.text} />}
        </span>
      </div>
    </div>
  );
}
