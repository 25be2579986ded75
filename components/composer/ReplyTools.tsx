import { t } from '@/components/locales';
import { TemplateButton } from '@/components/templates/TemplateButton.tsx';
import type { CaseView } from '@/core/queries/case';
import { askLabel } from './approval/ask-label.ts';
import { setReview } from './approval/asking.ts';
import { DraftState } from './DraftState.tsx';
import { EmojiPicker } from './emoji/EmojiPicker.tsx';
import { FileButton } from './FileButton.tsx';
import { LanguageMenu } from './LanguageMenu.tsx';
import { QuickReplies } from './quick/QuickReplies.tsx';
import { SendButton } from './SendButton.tsx';
import { enterSends, rememberChoice, SEND_STATUSES } from './send-choice.ts';
import type { Asking } from './send-way.ts';
import { type Reply, statusNow } from './use-reply.ts';
import { isWindowClosed } from './use-window.ts';
import { isTurned } from './window-turn.ts';

interface ToolsProps {
  readonly view: CaseView;
  readonly reply: Reply;
  /** Puts text where the cursor is; `apart` = it must not join the words before it. */
  onInsert(text: string, apart: boolean): void;
  onFiles(files: readonly File[]): void;
  /** Back to the text: the next reply is written there. */
  onFocus(): void;
}

/** The button of the Approval tab: the status is part of the request, and the next one begins with the same. */
const askingOf = (view: CaseView, reply: Reply): Asking => ({
  current: statusNow(view, reply),
  labelOf: (status) => askLabel(view, reply.draft, status),
  choose: (status) => {
    rememberChoice(view.case.desk, status);
    setReview(view, reply.draft, { status });
  },
});

/** What can be put into a reply, how safe it is, and the button that sends it. */
export function ReplyTools({ view, reply, onInsert, onFiles, onFocus }: ToolsProps) {
  const { case: row, channel } = view;
  const { tab, draft, sending, reason, send } = reply;
  const busy = sending.busy.value;
  const now = statusNow(view, reply);
  const turned = isTurned(view, reply.filling);
  return (
    <div class="composer-tools">
      {/* Beside a template nothing is written; the text it took the place of is only kept. */}
      {!reply.filling && <TextTools {...{ view, reply, onInsert, onFiles }} />}
      <TemplateButton
        view={view}
        draft={draft}
        templates={reply.templates}
        busy={busy}
        turned={turned}
        sendLabel={tab === 'approval' ? askLabel(view, draft, now) : t('composer.send')}
        onSend={() => send(now)}
      />
      <DraftState draft={draft} />
      {!turned && (
        <SendButton
          desk={row.desk}
          isPublic={channel?.isPublic ?? false}
          busy={busy}
          reason={reason}
          keys={enterSends(channel) ? 'Enter' : 'Ctrl+Enter'}
          asking={tab === 'approval' ? askingOf(view, reply) : undefined}
          onSend={(status) => {
            onFocus();
            send(status);
          }}
          onLater={(status, at) => send(status, at)}
        />
      )}
    </div>
  );
}

/** What a text being written can be given. */
function TextTools({ view, reply, onInsert, onFiles }: Omit<ToolsProps, 'onFocus'>) {
  const { channel } = view;
  const { tab, sending, problems, send } = reply;
  const takesNone = channel?.limits.attachments === 0;
  return (
    <>
      <EmojiPicker onPick={(emoji) => onInsert(emoji, false)} />
      <FileButton
        reason={takesNone ? t('attachment.none', { channel: channel.name }) : undefined}
        types={channel?.limits.attachmentTypes ?? []}
        onFiles={onFiles}
      />
      <QuickReplies
        view={view}
        // With something written already, nobody would see the whole before it goes.
        canSend={!sending.busy.value && problems.empty && !isWindowClosed(view)}
        asks={tab === 'approval'}
        onInsert={(text, status, now) => {
          onInsert(text, true);
          // A quick reply may say what comes after it; only what can be sent with a status counts.
          if (now) send(SEND_STATUSES.find((one) => one === status) ?? null);
        }}
      />
      <LanguageMenu view={view} />
    </>
  );
}
