import { copyText } from '@/components/case/copy-text.ts';
import { takeCase } from '@/components/case/take-case.ts';
import { Button } from '@/components/controls';
import { t } from '@/components/locales';
import type { CaseView } from '@/core/queries/case';
import { draftOf } from './draft-model.ts';

interface BlockedProps {
  readonly view: CaseView;
  readonly text: string;
  /** Taking the case would help. */
  readonly canTake: boolean;
  /** A note is always possible. */
  onNote(): void;
}

/** Why there can be no reply and what to do instead. What was already written stays in sight and can be copied. */
export function Blocked({ view, text, canTake, onNote }: BlockedProps) {
  const written = draftOf(view.case.id, 'reply').text.value;
  return (
    <div class="composer-blocked">
      <p>{text}</p>
      {canTake ? (
        <Button small keys="A" onClick={() => takeCase(view.case)}>
          {t('case.assignToMe')}
        </Button>
      ) : (
        <Button small keys="N" onClick={onNote}>
          {t('error.no-right.next')}
        </Button>
      )}
      {written && (
        <div class="composer-kept">
          <textarea
            readOnly
            rows={3}
            dir="auto"
            class="composer-text"
            aria-label={t('composer.draft')}
            value={written}
          />
          <Button small onClick={() => void copyText(written, t('toast.textCopied'))}>
            {t('error.closed-case.next')}
          </Button>
        </div>
      )}
    </div>
  );
}
