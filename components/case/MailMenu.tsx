import { answerMail } from '@/components/composer/mail/answer-mail.ts';
import { EllipsisIcon, ForwardIcon, Menu, ReplyAllIcon, ReplyIcon } from '@/components/controls';
import { t } from '@/components/locales';
import { MAIL_MODES } from '@/core/model/mail-draft';
import type { Message } from '@/core/model/message';
import type { CaseView } from '@/core/queries/case';

const ICONS = { reply: ReplyIcon, 'reply-all': ReplyAllIcon, forward: ForwardIcon } as const;

/** Answers or forwards this very mail of a thread, not its newest one. */
export const MailMenu = ({ view, message }: { readonly view: CaseView; readonly message: Message }) => (
  <Menu
    button={{
      class: 'mail-menu',
      variant: 'quiet',
      small: true,
      icon: EllipsisIcon,
      label: t('mail.one'),
    }}
    align="end"
    items={MAIL_MODES.map((mode) => ({
      id: mode,
      label: t(`mail.mode.${mode}`),
      icon: ICONS[mode],
      onSelect: () => answerMail(view, message, mode),
    }))}
  />
);
