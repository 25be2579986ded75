import { copyText } from '@/components/case/copy-text.ts';
import {
  Button,
  ChevronDownIcon,
  ClipboardCheckIcon,
  Icon,
  ReplyIcon,
  StickyNoteIcon,
} from '@/components/controls';
import { t } from '@/components/locales';
import '@/components/locales/approvals.ts';
import type { DraftLine } from '@/core/queries/drafts';
import { discardDraft, openDraft, putBack, putInto } from './draft-acts.ts';
import { draftTime } from './draft-time.ts';
import { PutInto } from './PutInto.tsx';

const ICONS = { reply: ReplyIcon, approval: ClipboardCheckIcon, note: StickyNoteIcon } as const;
const NAMES = { reply: 'composer.reply', approval: 'ask.tab', note: 'composer.note' } as const;

interface EntryProps {
  readonly line: DraftLine;
  onClose(): void;
}

/** Why the text cannot simply be gone on with; '' = it can. */
function obstacle({ place }: DraftLine): string {
  if (place === 'gone') return t('drafts.gone');
  return place === 'closed' ? t('drafts.closed') : '';
}

/** A draft: whose case, when and its beginning; unfolded, the whole text and what can be done with it. */
export function DraftEntry({ line, onClose }: EntryProps) {
  const { draft, name, subject, number, at, end } = line;
  const why = obstacle(line);
  const said = end === 'sent' ? t('drafts.sent') : end && t('drafts.discarded');
  return (
    <details class="draft-entry">
      <summary data-first-focus>
        <span class="draft-head">
          <Icon of={ICONS[draft.tab]} label={t(NAMES[draft.tab])} class={`draft-${draft.tab}`} />
          <bdi class="draft-name truncate">{name || t('contact.unknown')}</bdi>
          {number && <span class="draft-number">#{number}</span>}
          <span class="draft-when">
            {said && `${said} `}
            <time datetime={at}>{draftTime(at)}</time>
          </span>
          <Icon of={ChevronDownIcon} class="draft-fold" />
        </span>
        <bdi class="truncate draft-line">
          {draft.text.trim() || draft.attachments[0]?.name || draft.to?.address}
        </bdi>
      </summary>
      {subject && <p class="draft-subject truncate">{subject}</p>}
      {draft.text && (
        <div class="version-text" dir="auto">
          {draft.text}
        </div>
      )}
      {why && <p class="draft-why">{why}</p>}
      <div class="draft-acts">
        {line.place !== 'gone' && !(line.place === 'new' && end) && (
          <Button small variant={why ? 'plain' : 'primary'} onClick={() => openDraft(line, onClose)}>
            {t('keys.open')}
          </Button>
        )}
        {(line.place === 'open' || line.place === 'new') && end && (
          <Button small onClick={() => putBack(line, onClose)}>
            {t('drafts.putBack')}
          </Button>
        )}
        {why && <PutInto draft={draft} onChoose={(to, as) => void putInto(to, as, line, onClose)} />}
        <Button small onClick={() => void copyText(draft.text, t('toast.textCopied'))}>
          {t('error.closed-case.next')}
        </Button>
        {!end && (
          <Button small variant="quiet" onClick={() => void discardDraft(line)}>
            {t('composer.draft.discard')}
          </Button>
        )}
      </div>
    </details>
  );
}
