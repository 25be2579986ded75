import { Icon, PaperclipIcon } from '@/components/controls';
import { TextDiff } from '@/components/diff/TextDiff.tsx';
import { t } from '@/components/locales';
import type { Draft } from '@/core/model/draft';

interface PreviewProps {
  /** What is written now. */
  readonly now: string;
  readonly then: Draft;
}

/** A version against the present text: what would come back, what would go, and its files. */
export function VersionPreview({ now, then }: PreviewProps) {
  return (
    <div class="version-preview">
      <TextDiff
        before={now}
        after={then.text}
        come={t('versions.comesBack')}
        gone={t('versions.goes')}
        label={t('versions.preview')}
      />
      {then.attachments.map(({ id, name }) => (
        <p key={id} class="version-file">
          <Icon of={PaperclipIcon} /> <bdi class="truncate">{name}</bdi>
        </p>
      ))}
    </div>
  );
}
