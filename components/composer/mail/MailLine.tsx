import { useEffect, useId } from 'preact/hooks';
import { AnsweredStrip } from '@/components/case/Answered.tsx';
import {
  ChevronDownIcon,
  ChevronUpIcon,
  ForwardIcon,
  Icon,
  Menu,
  ReplyAllIcon,
  ReplyIcon,
} from '@/components/controls';
import { t } from '@/components/locales';
import { answeredMail } from '@/core/mail/envelope';
import { MAIL_MODES } from '@/core/model/mail-draft';
import type { CaseView } from '@/core/queries/case';
import type { DraftModel } from '../draft-model.ts';
import { answerNewest, changeMode, fieldsOpen } from './answer-mail.ts';
import { ForwardFiles } from './ForwardFiles.tsx';
import { MailFields } from './MailFields.tsx';
import { MailSummary } from './MailSummary.tsx';
import type { Envelope } from './use-envelope.ts';
import './mail.css';

const MODE_ICONS = { reply: ReplyIcon, 'reply-all': ReplyAllIcon, forward: ForwardIcon } as const;

interface LineProps {
  readonly view: CaseView;
  readonly draft: DraftModel;
  readonly envelope: Envelope;
}

/** Whom it goes to and under which subject, in one line that opens into its fields. */
export function MailLine({ view, draft, envelope }: LineProps) {
  const { mail, about } = envelope;
  const fields = fieldsOpen(draft);
  const open = fields.value;
  const id = useId();
  // Whoever comes back to the case finds them folded, as everywhere.
  useEffect(
    () => () => {
      fields.value = false;
    },
    [fields],
  );
  const newest = answeredMail(about.messages)?.id;
  const isOther = mail.answers !== '' && newest !== undefined && mail.answers !== newest;
  return (
    <div class="mail-line">
      <div class="mail-head">
        <Menu
          button={{
            variant: 'quiet',
            small: true,
            icon: MODE_ICONS[mail.mode],
            label: t('mail.mode.label', { mode: t(`mail.mode.${mail.mode}`) }),
          }}
          label={t('mail.modes')}
          items={MAIL_MODES.map((mode) => ({
            id: mode,
            label: t(`mail.mode.${mode}`),
            icon: MODE_ICONS[mode],
            checked: mode === mail.mode,
            onSelect: () => void changeMode(draft, mode, about, mail.answers),
          }))}
        />
        <button
          type="button"
          class="mail-fold"
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => {
            fields.value = !open;
          }}
        >
          <MailSummary envelope={envelope} />
          <Icon of={open ? ChevronUpIcon : ChevronDownIcon} />
        </button>
      </div>
      {isOther && (
        <AnsweredStrip
          id={mail.answers}
          mail={mail.mode}
          onRemove={() => answerNewest(draft, mail.mode, about)}
        />
      )}
      {/* Another mail than before: what could be undone in the one is nothing of the other. */}
      {open && (
        <MailFields
          key={`${draft.id} ${mail.mode} ${mail.answers}`}
          id={id}
          view={view}
          draft={draft}
          envelope={envelope}
        />
      )}
      <ForwardFiles caseId={view.case.id} draft={draft} files={mail.toFetch ?? []} />
    </div>
  );
}
