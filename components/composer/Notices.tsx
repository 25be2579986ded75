import { copyText } from '@/components/case/copy-text.ts';
import { Button, InlineError } from '@/components/controls';
import { askVersions } from '@/components/drafts/asked.ts';
import { formatNumber, t } from '@/components/locales';
import { textLength } from '@/core/model/check-message';
import { isTransient } from '@/core/model/errors';
import type { DraftModel } from './draft-model.ts';
import type { SendProblem } from './send-draft.ts';
import { useSendGuard } from './send-guard.tsx';

interface NoticesProps {
  readonly draft: DraftModel;
  /** Why the last try to send failed. */
  readonly problem: SendProblem | undefined;
  /** What the channel would refuse. */
  readonly sentences: readonly string[];
  onRetry(): void;
}

/** Everything that needs a word before this can go out, between the text and its buttons. */
export function Notices({ draft, problem, sentences, onRetry }: NoticesProps) {
  // A full disk may have been emptied meanwhile, so the same try is worth repeating then too.
  const isStorage = problem?.code === 'storage' || problem?.code === 'disk-full';
  const retry = problem && (isTransient(problem.code) || isStorage) ? onRetry : undefined;
  const copy = () => void copyText(draft.text.value, t('toast.textCopied'));
  return (
    <>
      {problem && <Problem problem={problem} onRetry={retry} />}
      {draft.saved.value === 'failed' && !isStorage && (
        <InlineError code="storage" text={t('composer.draft.failed')} onNext={copy} />
      )}
      {draft.changedElsewhere.value && (
        <p class="composer-hint" role="status">
          {t('versions.elsewhere')}{' '}
          <Button small onClick={() => askVersions(draft)}>
            {t('versions.show')}
          </Button>
        </p>
      )}
      {sentences.map((sentence) => (
        <p key={sentence} class="composer-warning" role="status">
          {sentence}
        </p>
      ))}
    </>
  );
}

interface ProblemProps {
  readonly problem: SendProblem;
  readonly onRetry: (() => void) | undefined;
}

/** Why it did not go out; trying again sends, so it is guarded as the button is. */
function Problem({ problem: { code, text, detail }, onRetry }: ProblemProps) {
  const { place, guard, question } = useSendGuard<HTMLDivElement>();
  const label = t('action.retry');
  return (
    <div ref={place}>
      <InlineError
        code={code}
        text={text}
        detail={detail || undefined}
        onNext={onRetry && ((event) => guard(event, label, onRetry))}
        nextLabel={label}
      />
      {question}
    </div>
  );
}

/** How much of the channel's length is used, once it gets near. */
export function LengthHint({ text, max }: { readonly text: string; readonly max: number }) {
  const count = textLength(text);
  if (max === 0 || count < 0.8 * max || count > max) return null;
  return <p class="composer-length">{t('composer.length', { count, max: formatNumber(max) })}</p>;
}
