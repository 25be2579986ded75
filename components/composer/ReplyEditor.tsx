import { useRef } from 'preact/hooks';
import { t } from '@/components/locales';
import type { CaseView } from '@/core/queries/case';
import { DraftState } from './DraftState.tsx';
import { Editor, insertAtCursor } from './Editor.tsx';
import { EmojiPicker } from './emoji/EmojiPicker.tsx';
import { FileButton } from './FileButton.tsx';
import { FileRows } from './FileRows.tsx';
import { FieldSettler } from './fields/FieldSettler.tsx';
import { LengthHint, Notices } from './Notices.tsx';
import { QuickReplies } from './quick/QuickReplies.tsx';
import { SendButton } from './SendButton.tsx';
import { SEND_STATUSES, sendChoice } from './send-choice.ts';
import { useReply } from './use-reply.ts';
import { useSettled } from './use-settled.ts';
import { isWindowClosed } from './why-not.ts';

interface EditorProps {
  readonly view: CaseView;
  readonly focus: number;
}

/** A reply being written, everything it may carry, and the button that sends it. */
export function ReplyEditor({ view, focus }: EditorProps) {
  const { case: row, channel } = view;
  const reply = useReply(view);
  const { draft, files, sending, problems, reason, send } = reply;
  const field = useRef<HTMLTextAreaElement>(null);
  const settled = useSettled();
  const name = row.contactName || t('contact.unknown');
  const label = channel?.isPublic ? t('composer.replyTo.public') : t('composer.replyTo', { name });
  const sendAsSaid = () => send(sendChoice(row.desk).value);
  const add = (picked: readonly File[]) => void files.add(picked, channel, view.deskName);
  const closed = isWindowClosed(view) ? [t('composer.windowClosed')] : [];
  return (
    <>
      <Editor
        tab="reply"
        draft={draft}
        field={field}
        label={label}
        language={row.language}
        focus={focus}
        onSend={() => settled() && sendAsSaid()}
        onFiles={add}
      />
      <LengthHint text={draft.text.value} max={channel?.limits.textLength ?? 0} />
      <FileRows
        caseId={row.id}
        attachments={draft.attachments.value}
        files={files}
        problems={problems.byFile}
      />
      <FieldSettler text={draft.text.value} onChange={draft.setText} />
      <Notices
        draft={draft}
        problem={sending.problem.value}
        sentences={[...closed, ...problems.general]}
        onRetry={sendAsSaid}
      />
      <div class="composer-tools">
        <EmojiPicker onPick={(emoji) => insertAtCursor(field.current, draft, emoji)} />
        <FileButton
          reason={
            channel?.limits.attachments === 0 ? t('attachment.none', { channel: channel.name }) : undefined
          }
          types={channel?.limits.attachmentTypes ?? []}
          onFiles={add}
        />
        <QuickReplies
          view={view}
          canSend={!sending.busy.value && closed.length === 0 && problems.empty}
          onInsert={(text, status, now) => {
            insertAtCursor(field.current, draft, text);
            // A quick reply may say what comes after it; only what can be sent with a status counts.
            if (now) send(SEND_STATUSES.find((one) => one === status) ?? null);
          }}
        />
        <DraftState draft={draft} />
        <SendButton
          desk={row.desk}
          isPublic={channel?.isPublic ?? false}
          busy={sending.busy.value}
          reason={reason}
          onSend={(status) => {
            field.current?.focus();
            send(status);
          }}
        />
      </div>
    </>
  );
}
