import { useRef } from 'preact/hooks';
import { Button, StickyNoteIcon } from '@/components/controls';
import { t } from '@/components/locales';
import type { CaseView } from '@/core/queries/case';
import { DraftState } from './DraftState.tsx';
import { filesOf } from './draft-files.ts';
import { draftIn } from './draft-in.ts';
import { Editor, insertAtCursor, onOwnLine } from './Editor.tsx';
import { EmojiPicker } from './emoji/EmojiPicker.tsx';
import { FileButton } from './FileButton.tsx';
import { FileRows } from './FileRows.tsx';
import { Notices } from './Notices.tsx';
import { problemsOf } from './problem-text.ts';
import { QuickReplies } from './quick/QuickReplies.tsx';
import { sendDraft, sendingOf } from './send-draft.ts';
import { tabsIn } from './tabs.ts';
import { filesReason } from './use-reply.ts';
import { useSettled } from './use-settled.ts';

interface PaneProps {
  readonly view: CaseView;
  readonly focus: number;
}

/** Nothing can be written here for the contact, in any tab: whoever looks for one finds why. */
const onlyNotes = (view: CaseView) => {
  const { status, kind } = view.case;
  return tabsIn(view).length === 1 && status !== 'closed' && kind !== 'voice';
};

/** A note for the team. There is no way from here to the contact: it calls nothing but `submitNote`. */
export function NotePane({ view, focus }: PaneProps) {
  const { id } = view.case;
  const draft = draftIn(view, 'note');
  const files = filesOf(draft);
  const { busy, problem } = sendingOf(draft);
  const field = useRef<HTMLTextAreaElement>(null);
  const settled = useSettled(draft);
  const problems = () => problemsOf(draft.text.value, draft.attachments.value, null);
  const reason = () => {
    const { general, empty } = problems();
    return general[0] || filesReason(draft) || (empty ? t('error.empty') : '');
  };
  // The focus stays in the text: a second note is often written right after the first.
  const add = () => {
    field.current?.focus();
    if (!reason()) void sendDraft(view, 'note', draft, { status: null });
  };
  const attach = (picked: readonly File[]) => void files.add(picked, null, view.deskName);
  return (
    <>
      {onlyNotes(view) && <p class="composer-hint">{t('ask.noRight')}</p>}
      <Editor
        tab="note"
        draft={draft}
        field={field}
        label={t('composer.notePlaceholder')}
        language=""
        focus={focus}
        onSend={() => settled() && add()}
        onFiles={attach}
      />
      <div class="composer-extras">
        <FileRows caseId={id} attachments={draft.attachments.value} files={files} problems={new Map()} />
        <Notices draft={draft} problem={problem.value} sentences={problems().general} onRetry={add} />
      </div>
      <div class="composer-tools">
        <EmojiPicker onPick={(emoji) => insertAtCursor(field.current, draft, emoji)} />
        <FileButton types={[]} onFiles={attach} />
        {/* Who may not reply proposes an answer here; nothing goes to the contact from this tab. */}
        <QuickReplies
          view={view}
          canSend={false}
          onInsert={(text) => insertAtCursor(field.current, draft, onOwnLine(field.current, text))}
        />
        <DraftState draft={draft} />
        <div class="send-place">
          <Button
            variant="primary"
            tone="note"
            icon={StickyNoteIcon}
            busy={busy.value}
            keys="Ctrl+Enter"
            reason={reason() || undefined}
            onClick={add}
          >
            {t('composer.addNote')}
          </Button>
        </div>
      </div>
    </>
  );
}
