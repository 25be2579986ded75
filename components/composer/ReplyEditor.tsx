import { useRef } from 'preact/hooks';
import { lazy } from '@/components/app/lazy.tsx';
import { AnsweredStrip } from '@/components/case/Answered.tsx';
import { Skeleton } from '@/components/controls';
import { t } from '@/components/locales';
import { askTemplates } from '@/components/templates/asked.ts';
import { takesTemplates } from '@/components/templates/use-reply-template.ts';
import { UnseenStop } from '@/components/unseen/UnseenStop.tsx';
import type { CaseView } from '@/core/queries/case';
import { AskFields } from './approval/AskFields.tsx';
import { Editor, insertAtCursor, onOwnLine } from './Editor.tsx';
import { FileRows } from './FileRows.tsx';
import { FieldSettler } from './fields/FieldSettler.tsx';
import { MailLine } from './mail/MailLine.tsx';
import { SignatureLine } from './mail/SignatureLine.tsx';
import { type Envelope, envelopeSentence } from './mail/use-envelope.ts';
import { LengthHint, Notices } from './Notices.tsx';
import { ReplyTools } from './ReplyTools.tsx';
import { enterSends } from './send-choice.ts';
import type { AnswerTab } from './tabs.ts';
import { tellAnswering } from './tell-answering.ts';
import { statusNow, useReply } from './use-reply.ts';
import { useSettled } from './use-settled.ts';
import { isWindowClosed } from './use-window.ts';
import { WindowBack, WindowOver } from './WindowTurn.tsx';
import { isTurned, useTurnBack } from './window-turn.ts';
import { writingLanguage } from './writing-language.ts';

// Most replies are written; a template's form comes when the first one is chosen.
const TemplateReply = lazy(
  () => import('@/components/templates/TemplateReply.tsx').then((module) => module.TemplateReply),
  () => <Skeleton kind="message" count={1} />,
);

interface EditorProps {
  readonly view: CaseView;
  readonly tab: AnswerTab;
  readonly focus: number;
}

/** What will become of it is said before anything is written. */
function labelOf({ case: row, channel }: CaseView, tab: AnswerTab): string {
  const name = row.contactName || t('contact.unknown');
  if (tab === 'approval') return channel?.isPublic ? t('ask.answer.public') : t('ask.answer', { name });
  return channel?.isPublic ? t('composer.replyTo.public') : t('composer.replyTo', { name });
}

/** What is said above the button as well: what was written stays, and the agent must see why it cannot go. */
function sentencesOf(view: CaseView, envelope: Envelope | undefined): string[] {
  // Where there are templates, the composer turns to them and says so there.
  const closed = isWindowClosed(view) && !takesTemplates(view) ? [t('composer.windowClosed')] : [];
  // An empty To is only the reason on the button; what is wrong is said where it can be seen.
  const wrong = envelope?.problem;
  return wrong && ['address', 'too-many', 'sender'].includes(wrong.kind)
    ? [...closed, envelopeSentence(wrong)]
    : closed;
}

/** A reply being written, everything it may carry, and the button that sends it. */
export function ReplyEditor({ view, tab, focus }: EditorProps) {
  const { case: row, channel } = view;
  const reply = useReply(view, tab);
  const { draft, files, sending, problems, send, envelope, filling } = reply;
  const field = useRef<HTMLTextAreaElement>(null);
  const settled = useSettled(draft);
  const turned = isTurned(view, filling);
  const turnBack = useTurnBack(view, draft, field);
  // The text stays where it is, with its cursor; what sends it chooses a template now.
  const sendAsSaid = () => (turned ? askTemplates(row.id) : send(statusNow(view, reply)));
  const add = (picked: readonly File[]) => void files.add(picked, channel, view.deskName);
  return (
    <>
      {envelope && <MailLine view={view} draft={draft} envelope={envelope} />}
      {draft.replyTo.value && (
        <AnsweredStrip id={draft.replyTo.value} onRemove={() => draft.setReplyTo(undefined)} />
      )}
      {filling ? (
        <TemplateReply view={view} draft={draft} filling={filling} onSend={sendAsSaid} />
      ) : (
        <Editor
          tab={tab}
          draft={draft}
          field={field}
          label={labelOf(view, tab)}
          language={writingLanguage(view)}
          focus={focus}
          enterSends={!turned && enterSends(channel)}
          onWrite={() => tellAnswering(view)}
          onSend={() => (turned || settled()) && sendAsSaid()}
          onFiles={add}
        />
      )}
      <div class="composer-extras">
        {turned && <WindowOver view={view} written={draft.text.value.trim() !== ''} />}
        {turnBack.offered && <WindowBack view={view} onBack={turnBack.back} />}
        {tab === 'approval' && <AskFields view={view} draft={draft} />}
        {envelope && <SignatureLine draft={draft} envelope={envelope} />}
        {!filling && (
          <>
            <LengthHint text={draft.text.value} max={channel?.limits.textLength ?? 0} />
            <FileRows
              caseId={row.id}
              attachments={draft.attachments.value}
              files={files}
              problems={problems.byFile}
            />
            <FieldSettler text={draft.text.value} onChange={draft.setText} />
          </>
        )}
        <UnseenStop view={view} reply={reply} onEdit={() => field.current?.focus()} />
        <Notices
          draft={draft}
          problem={sending.problem.value}
          sentences={filling ? [] : [...sentencesOf(view, envelope), ...problems.general]}
          onRetry={sendAsSaid}
        />
      </div>
      <ReplyTools
        view={view}
        reply={reply}
        onInsert={(text, apart) =>
          insertAtCursor(field.current, draft, apart ? onOwnLine(field.current, text) : text)
        }
        onFiles={add}
        onFocus={() => field.current?.focus()}
      />
    </>
  );
}
