import { useRef, useState } from 'preact/hooks';
import { act } from '@/components/app/act.ts';
import { Button, InlineError } from '@/components/controls';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import type { CaseView } from '@/core/queries/case';
import { unsettledFields } from '@/core/templates/fill-fields';
import { DraftFiles } from './DraftFiles.tsx';
import { DraftState } from './DraftState.tsx';
import { draftOf } from './draft-model.ts';
import { Editor, insertAtCursor } from './Editor.tsx';
import { EmojiPicker } from './emoji/EmojiPicker.tsx';
import { FileButton } from './FileButton.tsx';
import { FieldSettler } from './fields/FieldSettler.tsx';
import { problemsOf } from './problem-text.ts';
import { QuickReplies } from './quick/QuickReplies.tsx';
import { SendButton } from './SendButton.tsx';
import { type SendStatus, sendChoice } from './send-choice.ts';
import { type SendProblem, sendDraft } from './send-draft.ts';
import { useSettled } from './use-settled.ts';
import { useUploads } from './use-uploads.ts';
import { whyNoReply } from './why-not.ts';

interface PaneProps {
  readonly view: CaseView;
  readonly focus: number;
}

/** A reply to the contact, or the sentence that says why there can be none and what to do instead. */
export function ReplyPane({ view, focus }: PaneProps) {
  const why = whyNoReply(view);
  if (!why.text) return <ReplyEditor view={view} focus={focus} />;
  return (
    <div class="composer-closed">
      <p>{why.text}</p>
      {why.canTake && (
        <Button small keys="A" onClick={() => void act(desk.assignToMe(view.case.id))}>
          {t('case.assignToMe')}
        </Button>
      )}
    </div>
  );
}

function ReplyEditor({ view, focus }: PaneProps) {
  const { case: row, channel } = view;
  const draft = draftOf(row.id, 'reply');
  const field = useRef<HTMLTextAreaElement>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<SendProblem>();
  const settled = useSettled();
  const uploads = useUploads(draft, channel);
  const text = draft.text.value;
  const files = draft.attachments.value;
  const { empty, sentences } = problemsOf(text, files, channel);
  const open = unsettledFields(text).length;
  const reason =
    sentences[0] ??
    (open > 0 ? t('fields.title', { count: open }) : undefined) ??
    (uploads.running[0] ? t('attachment.reading', { name: uploads.running[0].name }) : undefined) ??
    (empty ? t('error.empty') : '');

  const send = async (status: SendStatus) => {
    if (busy || reason) return;
    setBusy(true);
    setProblem(await sendDraft(view, 'reply', draft, status));
    setBusy(false);
    field.current?.focus();
  };
  const name = row.contactName || t('contact.unknown');
  return (
    <>
      <Editor
        tab="reply"
        draft={draft}
        field={field}
        label={t('composer.replyTo', { name })}
        language={row.language}
        focus={focus}
        onSend={() => settled() && void send(sendChoice(row.desk).value)}
        onFiles={(picked) => void uploads.add(picked)}
      />
      <DraftFiles caseId={row.id} files={files} running={uploads.running} onRemove={uploads.remove} />
      <FieldSettler text={text} onChange={draft.setText} />
      {problem && <InlineError code={problem.code} detail={problem.detail} />}
      {[...sentences, ...uploads.refused].map((sentence) => (
        <InlineError key={sentence} code="too-large" text={sentence} />
      ))}
      <div class="composer-tools">
        <EmojiPicker onPick={(emoji) => insertAtCursor(field.current, draft, emoji)} />
        <FileButton
          reason={
            channel?.limits.attachments === 0 ? t('attachment.none', { channel: channel.name }) : undefined
          }
          types={channel?.limits.attachmentTypes ?? []}
          onFiles={(picked) => void uploads.add(picked)}
        />
        <QuickReplies
          view={view}
          canSend={!busy && sentences.length === 0}
          onInsert={(insert, status, now) => {
            insertAtCursor(field.current, draft, insert);
            if (now)
              void send(
                status === 'pending' || status === 'escalated' || status === 'resolved' ? status : null,
              );
          }}
        />
        <span class="composer-space" />
        <DraftState draft={draft} />
        <SendButton
          desk={row.desk}
          isPublic={channel?.isPublic ?? false}
          busy={busy}
          reason={reason}
          onSend={(status) => void send(status)}
        />
      </div>
    </>
  );
}
