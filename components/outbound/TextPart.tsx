import { useRef } from 'preact/hooks';
import { filesOf } from '@/components/composer/draft-files.ts';
import type { DraftModel } from '@/components/composer/draft-model.ts';
import { Editor } from '@/components/composer/Editor.tsx';
import { FileButton } from '@/components/composer/FileButton.tsx';
import { FileRows } from '@/components/composer/FileRows.tsx';
import { LengthHint } from '@/components/composer/Notices.tsx';
import { problemsOf } from '@/components/composer/problem-text.ts';
import { filesReason } from '@/components/composer/use-reply.ts';
import { TextField } from '@/components/controls';
import { locale, t } from '@/components/locales';
import type { Channel } from '@/core/model/channel';
import type { Outbound } from './use-outbound.ts';
import '@/components/composer/composer.css';

/** What a free text still lacks, as a sentence; '' = it may go. */
export function textReason(draft: DraftModel, channel: Channel): string {
  const { empty, general, byFile } = problemsOf(draft.text.value, draft.attachments.value, channel);
  const [problem] = [...general, ...byFile.values(), filesReason(draft)].filter(Boolean);
  return problem ?? (empty ? t('outbound.needs.text') : '');
}

interface TextProps {
  readonly outbound: Outbound;
  onSend(): void;
}

/** The text of a mail, with its subject and files, or of an SMS. */
export function TextPart({ outbound, onSend }: TextProps) {
  const { draft, channel, desk, to, change } = outbound;
  const field = useRef<HTMLTextAreaElement>(null);
  const files = filesOf(draft);
  const isMail = channel.kind === 'email';
  const takesFiles = channel.limits.attachments > 0;
  const { general, byFile } = problemsOf(draft.text.value, draft.attachments.value, channel);
  const add = (picked: readonly File[]) => void files.add(picked, channel, desk.name);
  return (
    <>
      {isMail && (
        <TextField
          label={t('outbound.subject')}
          value={to.subject}
          autocomplete="off"
          onInput={(subject) => change({ subject })}
        />
      )}
      <div class="outbound-text">
        <Editor
          tab="reply"
          draft={draft}
          field={field}
          label={t('outbound.text')}
          language={locale.value}
          focus={0}
          onSend={onSend}
          onFiles={(picked) => takesFiles && add(picked)}
        />
        <LengthHint text={draft.text.value} max={channel.limits.textLength} />
        {isMail && desk.me.signature && (
          <p class="outbound-signature" dir="auto">
            {desk.me.signature}
          </p>
        )}
        <FileRows
          caseId={draft.place.case}
          attachments={draft.attachments.value}
          files={files}
          problems={byFile}
        />
        {general.map((sentence) => (
          <p key={sentence} class="composer-warning" role="status">
            {sentence}
          </p>
        ))}
      </div>
      {takesFiles && (
        <div>
          <FileButton types={channel.limits.attachmentTypes} onFiles={add} />
        </div>
      )}
    </>
  );
}
