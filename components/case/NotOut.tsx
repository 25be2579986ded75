import { whyNoSending } from '@/components/composer/why-not.ts';
import { Scheduled } from '@/components/later/Scheduled.tsx';
import { GoingOut } from '@/components/undo/GoingOut.tsx';
import type { Message } from '@/core/model/message';
import type { CaseView } from '@/core/queries/case';
import { UploadProgress } from './UploadProgress.tsx';

interface NotOutProps {
  readonly view: CaseView;
  readonly message: Message;
}

/** Under a text of ours that has not left yet: how far its files are, when it goes, and what can be done until then. */
export function NotOut({ view, message }: NotOutProps) {
  const { kind, delivery, attachments, sendAt, undoUntil } = message;
  const shared = {
    item: message.id.replace('outbox:', ''),
    noSending: kind === 'note' ? undefined : whyNoSending(view),
    notTheirs: kind === 'note' ? undefined : whyNoSending(view, message.author.id),
  };
  return (
    <>
      {delivery === 'queued' && attachments.length > 0 && <UploadProgress view={view} message={message} />}
      {sendAt && <Scheduled {...shared} sendAt={sendAt} />}
      {undoUntil && <GoingOut {...shared} tab={kind === 'note' ? 'note' : 'reply'} until={undoUntil} />}
    </>
  );
}
