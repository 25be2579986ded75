import { Dialog, EmptyState, PencilIcon } from '@/components/controls';
import { t } from '@/components/locales';
import { useQuery } from '@/core/live/use-query';
import { DRAFT_DAYS } from '@/core/model/draft';
import type { DraftLine } from '@/core/queries/drafts';
import { DraftEntry } from './DraftEntry.tsx';
import './drafts.css';

/** What is written in any case and not sent, and what was sent or discarded lately: no text is ever just gone. */
export function DraftsDialog({ onClose }: { onClose(): void }) {
  const answer = useQuery('drafts', null);
  // A moment later, with all of it: the focus goes to the first draft.
  if (answer.state === 'loading') return null;
  const lines = answer.state === 'ready' ? answer.value : [];
  const unsent = lines.filter(({ end }) => end === null);
  const ended = lines.filter(({ end }) => end !== null);
  const some = lines.length > 0;
  return (
    <Dialog
      title={t('drafts.title')}
      {...(some && { text: t('drafts.text', { count: DRAFT_DAYS }) })}
      onClose={onClose}
    >
      {!some && <EmptyState icon={PencilIcon} title={t('drafts.none.title')} text={t('drafts.none.text')} />}
      <Group title={t('drafts.unsent')} lines={unsent} onClose={onClose} />
      <Group title={t('drafts.ended')} lines={ended} onClose={onClose} />
    </Dialog>
  );
}

interface GroupProps {
  readonly title: string;
  readonly lines: readonly DraftLine[];
  onClose(): void;
}

function Group({ title, lines, onClose }: GroupProps) {
  if (lines.length === 0) return null;
  return (
    <section class="draft-group">
      <h3>{title}</h3>
      {lines.map((line) => (
        <DraftEntry
          key={`${line.draft.case} ${line.draft.tab} ${line.draft.id}`}
          line={line}
          onClose={onClose}
        />
      ))}
    </section>
  );
}
