import { act } from '@/components/app/act.ts';
import { whyNoReply } from '@/components/composer/why-not.ts';
import { Button, EyeIcon, Icon } from '@/components/controls';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import { isDone } from '@/core/model/case';
import type { CaseView } from '@/core/queries/case';
import { presenceText, usePresences } from './presences.ts';

/** Says that the agent only looks, who has the case, and how to take it. */
export function PreviewBar({ view }: { readonly view: CaseView }) {
  const { case: row } = view;
  // The line above the composer reads it out; here it only stands beside whose case it is.
  const answering = usePresences(view.presences).find(({ doing }) => doing === 'answering');
  if (row.mine || isDone(row.status)) return null;
  const text = row.assigneeName
    ? t('case.preview.other', { agent: row.assigneeName })
    : t('case.preview.free');
  return (
    <div class="preview-bar">
      <Icon of={EyeIcon} />
      <p>
        {text}
        {answering && <small class="preview-presence truncate">{presenceText(answering)}</small>}
      </p>
      {/* Who may reply finds the same button where the reply would be written. */}
      {!whyNoReply(view).canTake && (
        <Button small keys="A" onClick={() => void act(desk.assignToMe(row.id))}>
          {t('case.assignToMe')}
        </Button>
      )}
    </div>
  );
}
