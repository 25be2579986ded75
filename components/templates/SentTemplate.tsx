import { AttachmentList } from '@/components/case/AttachmentList.tsx';
import { Icon, PointerIcon } from '@/components/controls';
import { formatTime, t } from '@/components/locales';
import type { Message } from '@/core/model/message';
import type { FilledTemplate } from '@/core/model/template';
import { ApplePreview } from './ApplePreview.tsx';
import { WhatsAppPreview } from './WhatsAppPreview.tsx';
import '@/components/locales/templates.ts';
import './templates.css';

interface SentProps {
  readonly message: Message;
  /** As it went out: what the desk's list says since does not change what the customer read. */
  readonly sent: FilledTemplate;
}

/** A message that went out as a template, as the customer sees it: its file first, its buttons below. */
export function SentTemplate({ message, sent: { template, values } }: SentProps) {
  return (
    <section class="template-sent" aria-label={t('template.sent', { name: template.name })}>
      <AttachmentList caseId={message.case} attachments={message.attachments} />
      {template.kind === 'apple' ? (
        <ApplePreview message={template} />
      ) : (
        <WhatsAppPreview sent template={template} values={values} />
      )}
    </section>
  );
}

/** Above the words of a button that the customer pressed: they did not type them. */
export const Pressed = () => (
  <p class="template-pressed">
    <Icon of={PointerIcon} />
    {t('template.pressed')}
  </p>
);

/** The signs that were put on a message. */
export function Reactions({ message: { reactions = [] } }: { readonly message: Message }) {
  if (reactions.length === 0) return null;
  return (
    <ul class="template-reactions">
      {reactions.map(({ emoji, by, at }) => {
        const words = `${t(`template.reaction.${by}`, { emoji })}, ${formatTime(at)}`;
        return (
          <li key={`${by} ${emoji} ${at}`} title={words}>
            <span aria-hidden="true">{emoji}</span>
            <span class="visually-hidden">{words}</span>
          </li>
        );
      })}
    </ul>
  );
}
