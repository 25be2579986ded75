import { countWords } from '@/components/diff/words.ts';
import { t } from '@/components/locales';
import type { KeptText } from '@/core/queries/drafts';
import { draftTime } from './draft-time.ts';

interface ListProps {
  readonly versions: readonly KeptText[];
  /** Number of the version that is looked at. */
  readonly chosen: number;
  isNow(one: KeptText): boolean;
  onChoose(version: number): void;
}

const firstLine = (text: string) => text.trim().split('\n', 1)[0] ?? '';

/** What is special about a version, in a word. */
function mark(one: KeptText, now: boolean): string {
  if (now) return t('versions.now');
  if (one.end === 'sent') return t('drafts.sent');
  return one.end === 'discarded' ? t('drafts.discarded') : '';
}

/** Versions to choose from: radio buttons, so that the arrow keys go through them and each is read out whole. */
export function VersionList({ versions, chosen, isNow, onChoose }: ListProps) {
  return (
    <div class="version-list" role="radiogroup" aria-label={t('versions.list')}>
      {versions.map((one) => {
        const { version, draft, at } = one;
        const said = mark(one, isNow(one));
        return (
          <label key={version} class="version" data-chosen={version === chosen || undefined}>
            <input
              type="radio"
              name="version"
              class="visually-hidden"
              checked={version === chosen}
              data-first-focus={version === chosen || undefined}
              onChange={() => onChoose(version)}
            />
            <span class="version-head">
              <time datetime={at}>{draftTime(at)}</time>
              <span>{t('versions.words', { count: countWords(draft.text) })}</span>
              {said && <span class="version-mark">{said}</span>}
            </span>
            <bdi class="truncate">{firstLine(draft.text) || draft.attachments[0]?.name}</bdi>
          </label>
        );
      })}
    </div>
  );
}
