import { useEffect, useId, useRef } from 'preact/hooks';
import { typedAhead } from '@/components/app/keys.ts';
import { copyText } from '@/components/case/copy-text.ts';
import { takeCase } from '@/components/case/take-case.ts';
import { Button } from '@/components/controls';
import { t } from '@/components/locales';
import type { CaseView } from '@/core/queries/case';
import { askInstead } from './approval/ask-instead.ts';
import { draftIn } from './draft-in.ts';
import type { AnswerTab } from './tabs.ts';
import { whyNoAsking } from './why-not.ts';

interface BlockedProps {
  readonly view: CaseView;
  readonly tab: AnswerTab;
  readonly text: string;
  /** Taking the case would help. */
  readonly canTake: boolean;
  /** Grows when somebody asked by key to reply. */
  readonly focus: number;
  /** A note is always possible. */
  onNote(): void;
}

/** Why there can be no reply and what to do instead. What was already written stays in sight and can be copied. */
export function Blocked({ view, tab, text, canTake, focus, onNote }: BlockedProps) {
  const why = useId();
  const instead = useRef<HTMLButtonElement>(null);
  // R must not do nothing: the focus goes to what is possible instead, described by why it is so.
  useEffect(() => {
    if (focus > 0) {
      instead.current?.focus();
      typedAhead();
    }
  }, [focus]);
  const button = { small: true, buttonRef: instead, 'aria-describedby': why };
  const draft = draftIn(view, tab);
  const written = draft.text.value;
  const asks = tab === 'reply' && written !== '' && whyNoAsking(view).text === '';
  return (
    <div class="composer-blocked">
      <p id={why}>{text}</p>
      {canTake ? (
        <Button {...button} keys="T" onClick={() => takeCase(view.case)}>
          {t('case.assignToMe')}
        </Button>
      ) : (
        <Button {...button} keys="N" onClick={onNote}>
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
          {asks && (
            <Button small variant="primary" tone="approval" onClick={() => void askInstead(view)}>
              {t('ask.instead')}
            </Button>
          )}
          <Button small onClick={() => void copyText(written, t('toast.textCopied'))}>
            {t('error.closed-case.next')}
          </Button>
        </div>
      )}
    </div>
  );
}
