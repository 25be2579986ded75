import { useId } from 'preact/hooks';
import { Button, Select } from '@/components/controls';
import { t } from '@/components/locales';
import type { CaseView } from '@/core/queries/case';
import { discardDraft } from '../discard-draft.ts';
import type { DraftModel } from '../draft-model.ts';
import { approvingQueues, nobodyApproves, rememberQueue, replaced, reviewOf, setReview } from './asking.ts';

interface FieldsProps {
  readonly view: CaseView;
  readonly draft: DraftModel;
}

/** What a text for approval has besides the reply: who decides, a word to them, and what it takes the place of. */
export function AskFields({ view, draft }: FieldsProps) {
  const { note, queue } = reviewOf(view, draft);
  return (
    <>
      <Replaces view={view} draft={draft} />
      <div class="ask-fields">
        {/* A new version goes where the request is already. */}
        {!replaced(view, draft) && (
          <Select
            label={t('ask.queue')}
            value={queue ?? ''}
            options={[
              { value: '', label: t('ask.queue.all') },
              ...approvingQueues(view).map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(chosen) => {
              rememberQueue(view.case.desk, chosen || null);
              setReview(view, draft, { queue: chosen || null });
            }}
          />
        )}
        <NoteField note={note} onInput={(text) => setReview(view, draft, { note: text })} />
      </div>
      {nobodyApproves(view) && (
        <p class="composer-warning" role="status">
          {t('ask.nobody')}
        </p>
      )}
    </>
  );
}

/** Grows with its words; Enter begins a new line here and sends nothing. */
function NoteField({ note, onInput }: { readonly note: string; onInput(text: string): void }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{t('ask.note')}</label>
      <textarea
        id={id}
        class="input ask-note"
        rows={1}
        dir="auto"
        spellcheck
        value={note}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </div>
  );
}

/** Which request this text is to replace, and the way out of that. */
function Replaces({ view, draft }: FieldsProps) {
  const { of } = reviewOf(view, draft);
  if (!of) return null;
  if (!replaced(view, draft)) return <p class="composer-hint">{t('ask.replaces.over')}</p>;
  return (
    <p class="composer-hint ask-replaces">
      {t('ask.replaces')}{' '}
      <Button small variant="quiet" onClick={() => discardDraft(draft)}>
        {t('ask.keepPending')}
      </Button>
    </p>
  );
}
