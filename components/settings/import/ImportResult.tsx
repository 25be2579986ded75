import { Button, DownloadIcon, InlineError } from '@/components/controls';
import { t } from '@/components/locales';
import type { SkippedMail } from '@/core/mail/types';
import type { ImportState } from './mail-import.ts';
import { skipPlace, skippedText, skipReason } from './skipped-text.ts';

/** More rows would only make the page slow; the file has all of them. */
const SHOWN = 200;

/** Saves text as a file, without asking the background or the network. */
function saveText(name: string, text: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  link.download = name;
  link.click();
  // The browser has to begin reading it before it is let go.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** What was left out, each with its reason; closed at first, since it is long when it is there. */
function Skipped({ skipped }: { readonly skipped: readonly SkippedMail[] }) {
  return (
    <details class="import-skipped">
      <summary>{t('import.skipped.show')}</summary>
      <ul>
        {skipped.slice(0, SHOWN).map((one) => (
          <li key={`${one.file} ${one.position} ${one.size}`}>
            <strong>{skipPlace(one)}</strong>
            {one.subject && <span class="import-subject">{one.subject}</span>}
            <span>{skipReason(one)}</span>
          </li>
        ))}
      </ul>
      <Button small icon={DownloadIcon} onClick={() => saveText('casebar-import.txt', skippedText(skipped))}>
        {t('import.skipped.save')}
      </Button>
    </details>
  );
}

const HEADLINE = { done: 'import.done', cancelled: 'import.cancelled' } as const;

interface ImportResultProps {
  readonly result: Extract<ImportState, { phase: 'ended' }>;
  onAgain(): void;
  onShowCases?(): void;
}

/** What became of an import: what came in, what was there, what was left out and why. */
export function ImportResult({ result, onAgain, onShowCases }: ImportResultProps) {
  const { how, progress, code } = result;
  const { added, alreadyThere, cases, skipped } = progress;
  const inCases = added > 0 ? ` ${t('import.cases', { count: cases.size })}` : '';
  return (
    <div class="import-result">
      {how === 'failed' ? (
        <InlineError code={code} text={t('import.failed')} onNext={onAgain} nextLabel={t('action.retry')} />
      ) : (
        <p class="import-headline">{t(HEADLINE[how])}</p>
      )}
      <ul class="import-counts">
        <li>{t('import.added', { count: added }) + inCases}</li>
        {alreadyThere > 0 && <li>{t('import.known', { count: alreadyThere })}</li>}
        {skipped.length > 0 && <li>{t('import.skipped', { count: skipped.length })}</li>}
      </ul>
      {skipped.length > 0 && <Skipped skipped={skipped} />}
      {onShowCases && added > 0 && (
        <Button variant="primary" onClick={onShowCases}>
          {t('import.seeCases')}
        </Button>
      )}
    </div>
  );
}
