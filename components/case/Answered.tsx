import { Button, ForwardIcon, Icon, ReplyIcon, XIcon } from '@/components/controls';
import { t } from '@/components/locales';
import { SentTemplate } from '@/components/templates/SentTemplate.tsx';
import { useQuery } from '@/core/live/use-query';
import type { MailMode } from '@/core/model/mail-draft';
import { goToMessage } from './jump.ts';
import './answered.css';

const start = (text: string) => text.slice(0, 300).replace(/\s+/g, ' ').trim().slice(0, 120);

/** Who wrote a message and how it begins; '' while it is not known here. */
function useStart(id: string) {
  const answer = useQuery('message', id);
  const found = answer.state === 'ready' ? answer.value : null;
  if (!found) return { name: '', text: '', found };
  const file = found.attachments[0]?.name ?? '';
  return { name: found.author.name || t('contact.unknown'), text: start(found.text) || file, found };
}

/** Above a message: the start of the one it answers; a template whole, as they saw it. A click goes there, however old that one is. */
export function Quoted({ caseId, id }: { readonly caseId: string; readonly id: string }) {
  const { name, text, found } = useStart(id);
  const go = () => goToMessage(caseId, id);
  if (!name) return null;
  const quote = (
    <button type="button" class="answered-quote" aria-label={t('answer.goTo', { name, text })} onClick={go}>
      <b dir="auto">{name}</b>
      <span class="truncate" dir="auto">
        {found?.template ? found.template.template.name : text}
      </span>
    </button>
  );
  if (!found?.template) return quote;
  return (
    <div class="answered-template">
      {quote}
      <SentTemplate message={found} sent={found.template} />
    </div>
  );
}

interface StripProps {
  readonly id: string;
  /** How a mail is answered; left out = it is no mail. */
  readonly mail?: MailMode;
  onRemove(): void;
}

/** In the composer: which message the reply will answer, or which mail goes on to somebody. */
export function AnsweredStrip({ id, mail, onRemove }: StripProps) {
  const start = useStart(id);
  const name = start.name || t('contact.unknown');
  const forward = mail === 'forward';
  return (
    <div class="answered-strip">
      <Icon of={forward ? ForwardIcon : ReplyIcon} />
      <p class="truncate" dir="auto">
        {forward ? t('mail.one.forwarded', { name }) : t('answer.to', { name })} <span>{start.text}</span>
      </p>
      <Button
        small
        variant="quiet"
        icon={XIcon}
        label={mail ? t('mail.one.newest') : t('answer.remove')}
        onClick={onRemove}
      />
    </div>
  );
}
