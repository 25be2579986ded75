import { useMemo } from 'preact/hooks';
import { t } from '@/components/locales';
import { diffWords, type Piece } from './diff-words.ts';
import './diff.css';

interface DiffProps {
  readonly before: string;
  readonly after: string;
  /** What a struck-out and an underlined word mean here. */
  readonly gone: string;
  readonly come: string;
  /** What a screen reader calls the text. */
  readonly label: string;
}

/** The text `after`, with what became of `before` in it; alike texts, and a first one, are shown as they are. */
export function TextDiff({ before, after, gone, come, label }: DiffProps) {
  const pieces = useMemo(() => diffWords(before, after), [before, after]);
  const differs = before !== '' && pieces.some(({ kind }) => kind !== 'same');
  return (
    <div class="text-diff">
      {differs && (
        // Each change says for itself what it is to whoever does not see it.
        <p class="text-diff-legend" aria-hidden="true">
          <ins>{come}</ins> <del>{gone}</del>
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls, so the keyboard must reach it */}
      <section class="text-diff-text" dir="auto" tabIndex={0} aria-label={label}>
        {differs
          ? pieces.map((piece, index) => {
              const key = `${index} ${piece.kind}`;
              return <Changed key={key} {...piece} said={piece.kind === 'gone' ? gone : come} />;
            })
          : after}
      </section>
    </div>
  );
}

/** A change of blank space alone would not be seen. */
const visible = (text: string) => (text.trim() === '' ? text.replaceAll('\n', '↵\n') : text);

function Changed({ kind, text, said }: Piece & { readonly said: string }) {
  if (kind === 'same') return <span>{text}</span>;
  // Said by the style sheet: no part of the text, so it is not copied with it.
  const words = { 'data-begins': ` ${said}: `, 'data-ends': ` (${t('diff.ends')}) ` };
  if (kind === 'new') return <ins {...words}>{visible(text)}</ins>;
  // With `dir`, what is struck out has no say in which way the whole text runs.
  return (
    <del dir="auto" {...words}>
      {visible(text)}
    </del>
  );
}
