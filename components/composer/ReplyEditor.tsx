import { useRef } from 'preact/hooks';
import { lazy } from '@/components/app/lazy.tsx';
import { AnsweredStrip } from '@/components/case/Answered.tsx';
import { Skeleton } from '@/components/controls';
import { t } from '@/components/locales';
import { askTemplates } from '@/components/templates/asked.ts';
import type { CaseView } from '@/core/queries/case';
import { Editor, insertAtCursor, onOwnLine } from './Editor.tsx';
import { MailLine } from './mail/MailLine.tsx';
import { ReplyExtras } from './ReplyExtras.tsx';
import { ReplyTools } from './ReplyTools.tsx';
import { enterSends } from './send-choice.ts';
import type { AnswerTab } from './tabs.ts';
import { tellAnswering } from './tell-answering.ts';
import { statusNow, useReply } from './use-reply.ts';
import { useSettled } from './use-settled.ts';
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

/** A reply being written, everything it may carry, and the button that sends it. */
export function ReplyEditor({ view, tab, focus }: EditorProps) {
  const { case: row, channel } = view;
  const reply = useReply(view, tab);
  const { draft, files, send, envelope, filling } = reply;
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
      <ReplyExtras
        view={view}
        reply={reply}
        onBack={turnBack.offered ? turnBack.back : undefined}
        onEdit={() => field.current?.focus()}
        onRetry={sendAsSaid}
      />
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
