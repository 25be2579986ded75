import { act } from '@/components/app/act.ts';
import { whyNoSending } from '@/components/composer/why-not.ts';
import { Button } from '@/components/controls';
import { editItem } from '@/components/later/take-back.ts';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import type { Message } from '@/core/model/message';
import type { CaseView } from '@/core/queries/case';

import { UploadBar, useUpload } from './UploadBar.tsx';
import { uploadSentence } from './upload-text.ts';
import './upload.css';

interface UploadProps {
  readonly view: CaseView;
  readonly message: Message;
}

/** Under a message whose files are on their way: how far they are, or why they wait and what can be done. */
export function UploadProgress({ view, message }: UploadProps) {
  const upload = useUpload(message.id.replace('outbox:', ''));
  if (!upload) return null;
  const { item, agent, running, problem } = upload;
  const isReply = message.kind === 'message';
  const notTheirs = isReply ? whyNoSending(view, agent) : undefined;
  return (
    <div class="upload-bar" data-upload={running ? 'running' : 'waiting'}>
      {running ? <UploadBar upload={upload} /> : <p role="status">{uploadSentence(upload)}</p>}
      <div class="upload-buttons">
        {!running && problem && (
          <Button
            small
            reason={isReply ? whyNoSending(view) : undefined}
            onClick={() => void act(desk.sendNow(item))}
          >
            {t('upload.tryNow')}
          </Button>
        )}
        <Button
          small
          variant={running ? 'plain' : 'quiet'}
          reason={notTheirs}
          onClick={() => void editItem(item)}
        >
          {t('upload.takeBack')}
        </Button>
      </div>
    </div>
  );
}
