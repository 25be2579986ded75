import { useEffect, useId, useMemo } from 'preact/hooks';
import { ClockIcon, Icon } from '@/components/controls';
import { t } from '@/components/locales';
import type { Contact } from '@/core/model/contact';
import { MOST_NOTES } from '@/core/model/contact-rules';
import { NotesModel } from './notes-model.ts';

interface NotesProps {
  readonly caseId: string;
  readonly contact: Contact;
  readonly changing: boolean;
}

/** What the team should know about the person. Saved by itself, at a pause or on leaving. */
export function Notes({ caseId, contact, changing }: NotesProps) {
  const id = useId();
  const model = useMemo(() => new NotesModel(caseId, contact.id), [caseId, contact.id]);
  useEffect(() => model.follow(contact.notes), [model, contact.notes]);
  useEffect(() => {
    void model.load().catch(() => {});
    return () => void model.save();
  }, [model]);
  const { text, problem } = model;
  const waiting = text.value !== undefined || changing;
  return (
    <section class="card-part" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>
        {t('card.notes')}
        {waiting && !problem.value && <Icon of={ClockIcon} label={t('card.waiting')} />}
      </h3>
      <textarea
        class="input"
        dir="auto"
        rows={4}
        maxLength={MOST_NOTES}
        aria-label={t('card.notes')}
        aria-describedby={`${id}-note`}
        value={text.value ?? contact.notes}
        onInput={(event) => model.type(event.currentTarget.value)}
        onBlur={() => void model.save()}
      />
      <p id={`${id}-note`} class="field-note" data-bad={problem.value === 'failed' || undefined}>
        {t(`card.notes.${problem.value ?? 'hint'}`)}
      </p>
    </section>
  );
}

/** The same where the desk takes no changes. */
export function FixedNotes({ notes }: { readonly notes: string }) {
  if (notes === '') return null;
  return (
    <section class="card-part">
      <h3>{t('card.notes')}</h3>
      <p class="card-text" dir="auto">
        {notes}
      </p>
    </section>
  );
}
