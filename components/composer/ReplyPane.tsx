import { act } from '@/components/app/act.ts';
import { Button, InlineError } from '@/components/controls';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import type { CaseView } from '@/core/queries/case';
import { DraftFiles } from './DraftFiles.tsx';
import { DraftState } from './DraftState.tsx';
import { Editor, insertAtCursor } from './Editor.tsx';
import { EmojiPicker } from './emoji/EmojiPicker.tsx';
import { FileButton } from './FileButton.tsx';
import { FieldSettler } from './fields/FieldSettler.tsx';
import { QuickReplies } from './quick/QuickReplies.tsx';
import { SendButton } from './SendButton.tsx';
import { SEND_STATUSES, sendChoice } from './send-choice.ts';
import { useReply } from './use-reply.ts';
import { useSettled } from './use-settled.ts';
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
  const { draft, field, busy, problem, uploads, sentences, reason, send } = useReply(view);
  const settled = useSettled();
  const text = draft.text.value;
  const files = draft.attachments.value;
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
            // A quick reply may say what comes after it; only what can be sent with a status counts.
            if (now) void send(SEND_STATUSES.find((one) => one === status) ?? null);
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
