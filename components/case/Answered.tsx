import { Button, Icon, ReplyIcon, XIcon } from '@/components/controls';
import { t } from '@/components/locales';
import { useQuery } from '@/core/live/use-query';
import { goToMessage } from './jump.ts';
import './answered.css';

const start = (text: string) => text.slice(0, 300).replace(/\s+/g, ' ').trim().slice(0, 120);

/** Who wrote a message and how it begins; '' while it is not known here. */
function useStart(id: string) {
  const answer = useQuery('message', id);
  const found = answer.state === 'ready' ? answer.value : null;
  if (!found) return { name: '', text: '' };
  const file = found.attachments[0]?.name ?? '';
  return { name: found.author.name || t('contact.unknown'), text: start(found.text) || file };
}

/** Above a message: the start of the one it answers. A click goes there, however old that one is. */
export function Quoted({ caseId, id }: { readonly caseId: string; readonly id: string }) {
  const { name, text } = useStart(id);
  const go = () => goToMessage(caseId, id);
  if (!name) return null;
  return (
    <button type="button" class="answered-quote" aria-label={t('answer.goTo', { name, text })} onClick={go}>
      <b dir="auto">{name}</b>
      <span class="truncate" dir="auto">
        {text}
      </span>
    </button>
  );
}

interface StripProps {
  readonly id: string;
  onRemove(): void;
}

/** In the composer: which message the reply will answer. */
export function AnsweredStrip({ id, onRemove }: StripProps) {
  const { name, text } = useStart(id);
  return (
    <div class="answered-strip">
      <Icon of={ReplyIcon} />
      <p class="truncate" dir="auto">
        {t('answer.to', { name: name || t('contact.unknown') })} <span>{text}</span>
      </p>
      <Button small variant="quiet" icon={XIcon} label={t('answer.remove')} onClick={onRemove} />
    </div>
  );
}
