import { useMemo } from 'preact/hooks';
import { Icon, PaperclipIcon } from '@/components/controls';
import { t } from '@/components/locales';
import type { Draft } from '@/core/model/draft';
import { diffWords } from './diff-words.ts';

interface DiffProps {
  /** What is written now. */
  readonly now: string;
  readonly then: Draft;
}

/** A version against the present text: what would come back is underlined, what would go is struck out. */
export function TextDiff({ now, then }: DiffProps) {
  const pieces = useMemo(() => diffWords(now, then.text), [now, then.text]);
  const differs = now !== '' && pieces.some(({ kind }) => kind !== 'same');
  return (
    <div class="version-preview">
      {differs && (
        <p class="version-legend">
          <ins>{t('versions.comesBack')}</ins> <del>{t('versions.goes')}</del>
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls, so the keyboard must reach it */}
      <section class="version-text" dir="auto" tabIndex={0} aria-label={t('versions.preview')}>
        {differs
          ? pieces.map(({ kind, text }, index) => {
              const key = `${index} ${kind}`;
              if (kind === 'new') return <ins key={key}>{text}</ins>;
              return kind === 'gone' ? <del key={key}>{text}</del> : <span key={key}>{text}</span>;
            })
          : then.text}
      </section>
      {then.attachments.map(({ id, name }) => (
        <p key={id} class="version-file">
          <Icon of={PaperclipIcon} /> <bdi class="truncate">{name}</bdi>
        </p>
      ))}
    </div>
  );
}
