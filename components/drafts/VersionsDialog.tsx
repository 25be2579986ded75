import { useState } from 'preact/hooks';
import { copyText } from '@/components/case/copy-text.ts';
import type { DraftModel } from '@/components/composer/draft-model.ts';
import { focusComposer } from '@/components/composer/focus.ts';
import { Button, Dialog, EmptyState, RotateCcwClockIcon, toast } from '@/components/controls';
import { t } from '@/components/locales';
import { useQuery } from '@/core/live/use-query';
import { DRAFT_DAYS, type Draft } from '@/core/model/draft';
import type { KeptText } from '@/core/queries/drafts';
import { VersionList } from './VersionList.tsx';
import { VersionPreview } from './VersionPreview.tsx';
import './drafts.css';

interface VersionsProps {
  readonly draft: DraftModel;
  onClose(): void;
}

const files = ({ attachments }: Pick<Draft, 'attachments'>) => attachments.map(({ id }) => id).join(' ');

/** What this draft looked like before, each compared with what stands there now, and the way back to it. */
export function VersionsDialog({ draft, onClose }: VersionsProps) {
  const { case: caseId, tab } = draft.place;
  const answer = useQuery('draftVersions', { case: caseId, tab });
  const [picked, setPicked] = useState<number | undefined>();
  // A moment later, with all of it: the focus goes to the version that is looked at.
  if (answer.state === 'loading') return null;
  const versions = answer.state === 'ready' ? answer.value : [];
  const isNow = (one: KeptText) =>
    one.draft.text === draft.text.value &&
    files(one.draft) === files({ attachments: draft.attachments.value });
  const chosen =
    versions.find(({ version }) => version === picked) ?? versions.find((one) => !isNow(one)) ?? versions[0];
  if (!chosen) return <Nothing onClose={onClose} />;
  const restore = () => {
    void draft.replaceBy(chosen.draft);
    draft.noted();
    onClose();
    focusComposer(tab);
    toast.show({ text: t('versions.restored') });
  };
  return (
    <Dialog
      title={t('versions.title')}
      text={t('versions.text', { count: DRAFT_DAYS })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={() => void copyText(chosen.draft.text, t('toast.textCopied'))}>
            {t('error.closed-case.next')}
          </Button>
          <Button variant="primary" reason={isNow(chosen) ? t('versions.same') : undefined} onClick={restore}>
            {t('versions.restore')}
          </Button>
        </>
      }
    >
      <VersionList versions={versions} chosen={chosen.version} isNow={isNow} onChoose={setPicked} />
      <VersionPreview now={draft.text.value} then={chosen.draft} />
    </Dialog>
  );
}

const Nothing = ({ onClose }: Pick<VersionsProps, 'onClose'>) => (
  <Dialog title={t('versions.title')} onClose={onClose}>
    <EmptyState
      icon={RotateCcwClockIcon}
      title={t('versions.none.title')}
      text={t('versions.none.text', { count: DRAFT_DAYS })}
    />
  </Dialog>
);
