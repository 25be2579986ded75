import { answerTab } from '@/components/composer/tabs.ts';
import { whyNoAnswer } from '@/components/composer/why-not.ts';
import { Button, EyeIcon, Icon } from '@/components/controls';
import { t } from '@/components/locales';
import { isDone } from '@/core/model/case';
import type { CaseView } from '@/core/queries/case';
import { presenceText, usePresences } from './presences.ts';
import { takeCase } from './take-case.ts';

/** Says that the agent only looks, who has the case, and how to take it. */
export function PreviewBar({ view }: { readonly view: CaseView }) {
  const { case: row } = view;
  // The line above the composer reads it out; here it only stands beside whose case it is.
  const here = usePresences(view.presences);
  const other =
    here.find(({ doing }) => doing === 'answering') ?? here.find(({ doing }) => doing === 'viewing');
  if (row.mine || isDone(row.status)) return null;
  const text = row.assigneeName
    ? t('case.preview.other', { agent: row.assigneeName })
    : t('case.preview.free');
  return (
    <div class="preview-bar">
      <Icon of={EyeIcon} />
      <p>
        {text}
        {other && <small class="preview-presence truncate">{presenceText(other)}</small>}
      </p>
      {/* Who may answer finds the same button where the answer would be written. */}
      {!whyNoAnswer(view, answerTab(view)).canTake && (
        <Button small keys="T" onClick={() => takeCase(row)}>
          {t('case.assignToMe')}
        </Button>
      )}
    </div>
  );
}
