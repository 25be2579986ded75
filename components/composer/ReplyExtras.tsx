import { t } from '@/components/locales';
import { takesTemplates } from '@/components/templates/use-reply-template.ts';
import { UnseenStop } from '@/components/unseen/UnseenStop.tsx';
import type { CaseView } from '@/core/queries/case';
import { AskFields } from './approval/AskFields.tsx';
import { FileRows } from './FileRows.tsx';
import { FieldSettler } from './fields/FieldSettler.tsx';
import { SignatureLine } from './mail/SignatureLine.tsx';
import { type Envelope, envelopeSentence } from './mail/use-envelope.ts';
import { LengthHint, Notices } from './Notices.tsx';
import type { Reply } from './use-reply.ts';
import { isWindowClosed } from './use-window.ts';
import { WindowBack, WindowOver } from './WindowTurn.tsx';
import { isTurned } from './window-turn.ts';

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

interface ExtrasProps {
  readonly view: CaseView;
  readonly reply: Reply;
  /** From a template back to the text; undefined = nobody has to be asked. */
  readonly onBack: (() => void) | undefined;
  /** Back to the text that was not sent. */
  onEdit(): void;
  onRetry(): void;
}

/** What goes along with a reply, and every word about why it cannot go: between the text and its buttons. */
export function ReplyExtras({ view, reply, onBack, onEdit, onRetry }: ExtrasProps) {
  const { case: row, channel } = view;
  const { tab, draft, files, sending, problems, envelope, filling } = reply;
  return (
    <div class="composer-extras">
      {isTurned(view, filling) && <WindowOver view={view} written={draft.text.value.trim() !== ''} />}
      {onBack && <WindowBack view={view} onBack={onBack} />}
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
      <UnseenStop view={view} reply={reply} onEdit={onEdit} />
      <Notices
        draft={draft}
        problem={sending.problem.value}
        sentences={filling ? [] : [...sentencesOf(view, envelope), ...problems.general]}
        onRetry={onRetry}
      />
    </div>
  );
}
