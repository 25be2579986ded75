import { useId, useState } from 'preact/hooks';
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
import { addressOf, readRecipient } from '@/core/mail/addresses';
import { startEnvelope } from '@/core/mail/envelope';
import { MAIL_MODES, type MailMode } from '@/core/model/mail-draft';
import type { CaseView } from '@/core/queries/case';
import type { DraftModel } from '../draft-model.ts';
import { ForwardFiles } from './ForwardFiles.tsx';
import { changeEnvelope } from './forward-files.ts';
import { MailFields } from './MailFields.tsx';
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
  const [open, setOpen] = useState(false);
  const id = useId();
  const choose = (mode: MailMode) => {
    const started = startEnvelope(mode, about);
    changeEnvelope(draft, { ...started, ...(mail.unsigned && { unsigned: true }) });
    // Nobody is in it yet: the fields are what comes next.
    if (mode === 'forward') setOpen(true);
  };
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
            onSelect: () => choose(mode),
          }))}
        />
        <button
          type="button"
          class="mail-fold"
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => setOpen(!open)}
        >
          <Summary envelope={envelope} />
          <Icon of={open ? ChevronUpIcon : ChevronDownIcon} />
        </button>
      </div>
      {/* Another mail than before: what could be undone in the one is nothing of the other. */}
      {open && (
        <MailFields key={`${draft.id} ${mail.mode}`} id={id} view={view} draft={draft} envelope={envelope} />
      )}
      <ForwardFiles caseId={view.case.id} draft={draft} files={mail.toFetch ?? []} />
    </div>
  );
}

/** Names enough to know whom it reaches; the rest is counted. */
function Summary({ envelope: { mail, known } }: Pick<LineProps, 'envelope'>) {
  const all = [...mail.to, ...mail.cc, ...mail.bcc];
  const [first] = mail.to;
  const { name = '', address = '' } = first === undefined ? {} : readRecipient(first);
  const fresh = all.filter((entry) => addressOf(entry) !== '' && !known.has(addressOf(entry))).length;
  return (
    <>
      <span class="mail-to">
        {t('thread.mail.to')} <bdi class="truncate">{name || address || t('mail.nobody')}</bdi>
      </span>
      {all.length > 1 && <span class="mail-count">{t('mail.others', { count: all.length - 1 })}</span>}
      {fresh > 0 && <span class="mail-fresh">{t('mail.newCount', { count: fresh })}</span>}
      {mail.from !== '' && (
        <span class="mail-sender">
          {t('thread.mail.from')} <bdi class="truncate">{mail.from}</bdi>
        </span>
      )}
      <bdi class="mail-subject truncate">{mail.subject}</bdi>
    </>
  );
}
