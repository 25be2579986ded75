import { useRef, useState } from 'preact/hooks';
import { Button, InlineError, StickyNoteIcon } from '@/components/controls';
import { t } from '@/components/locales';
import type { CaseView } from '@/core/queries/case';
import { DraftFiles } from './DraftFiles.tsx';
import { DraftState } from './DraftState.tsx';
import { draftOf } from './draft-model.ts';
import { Editor, insertAtCursor } from './Editor.tsx';
import { EmojiPicker } from './emoji/EmojiPicker.tsx';
import { FileButton } from './FileButton.tsx';
import { type SendProblem, sendDraft } from './send-draft.ts';
import { useSettled } from './use-settled.ts';
import { useUploads } from './use-uploads.ts';

interface PaneProps {
  readonly view: CaseView;
  readonly focus: number;
}

/** A note for the team. There is no way from here to the contact: it calls nothing but `submitNote`. */
export function NotePane({ view, focus }: PaneProps) {
  const draft = draftOf(view.case.id, 'note');
  const field = useRef<HTMLTextAreaElement>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<SendProblem>();
  const settled = useSettled();
  const uploads = useUploads(draft, null);
  const files = draft.attachments.value;
  const empty = draft.text.value.trim() === '' && files.length === 0;
  const add = async () => {
    if (busy || empty || uploads.running.length > 0) return;
    setBusy(true);
    setProblem(await sendDraft(view, 'note', draft, null));
    setBusy(false);
    field.current?.focus();
  };
  return (
    <>
      <Editor
        tab="note"
        draft={draft}
        field={field}
        label={t('composer.notePlaceholder')}
        language=""
        focus={focus}
        onSend={() => settled() && void add()}
        onFiles={(picked) => void uploads.add(picked)}
      />
      <DraftFiles caseId={view.case.id} files={files} running={uploads.running} onRemove={uploads.remove} />
      {problem && <InlineError code={problem.code} detail={problem.detail} />}
      {uploads.refused.map((text) => (
        <InlineError key={text} code="too-large" text={text} />
      ))}
      <div class="composer-tools">
        <EmojiPicker onPick={(emoji) => insertAtCursor(field.current, draft, emoji)} />
        <FileButton types={[]} onFiles={(picked) => void uploads.add(picked)} />
        <span class="composer-space" />
        <DraftState draft={draft} />
        <Button
          variant="primary"
          tone="note"
          icon={StickyNoteIcon}
          busy={busy}
          keys="Ctrl+Enter"
          reason={empty ? t('error.empty') : undefined}
          onClick={() => void add()}
        >
          {t('composer.addNote')}
        </Button>
      </div>
    </>
  );
}
