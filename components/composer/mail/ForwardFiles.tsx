import { safeName } from '@/components/case/file-bytes.ts';
import { Button } from '@/components/controls';
import { t } from '@/components/locales';
import type { Attachment } from '@/core/model/message';
import type { DraftModel } from '../draft-model.ts';
import { fetchAgain, fetchingOf, leaveOut } from './forward-files.ts';

interface FilesProps {
  readonly caseId: string;
  readonly draft: DraftModel;
  readonly files: readonly Attachment[];
}

/** Files of a forwarded mail that are not in it yet: on their way, or waiting for a decision. */
export function ForwardFiles({ caseId, draft, files }: FilesProps) {
  const failed = fetchingOf(draft).failed.value;
  if (files.length === 0) return null;
  return (
    <ul class="mail-missing" aria-label={t('mail.missing')}>
      {files.map((file) => {
        const name = safeName(file.name);
        if (!failed.has(file.id)) return <li key={file.id}>{t('mail.problem.fetching', { name })}</li>;
        return (
          <li key={file.id} data-bad>
            <span role="alert">{t('mail.problem.lost', { name })}</span>
            <Button small label={t('mail.again', { name })} onClick={() => fetchAgain(caseId, draft)}>
              {t('action.retry')}
            </Button>
            <Button small label={t('mail.leaveOut.file', { name })} onClick={() => leaveOut(draft, file.id)}>
              {t('mail.leaveOut')}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
