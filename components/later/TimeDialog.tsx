import { useId, useState } from 'preact/hooks';
import { useSendGuard } from '@/components/composer/send-guard.tsx';
import { Button, Dialog } from '@/components/controls';
import { t } from '@/components/locales';
import { Choice } from './Choice.tsx';
import { formatWhen, fromField, timeChoices, toField } from './times.ts';
import './later.css';

interface TimeDialogProps {
  readonly title: string;
  /** What else happens then. */
  readonly text?: string;
  /** Verb of the button. */
  readonly verb: string;
  /** Choosing a time sends something: a press that the page may have steered is asked about. */
  readonly sends?: boolean;
  /** Set where a line of words goes with the time. */
  readonly note?: string;
  onClose(): void;
  onChoose(at: string, note: string): void;
}

const OWN = 'own';

/** Asks for a time: one of the usual ones, or any. */
export function TimeDialog(props: TimeDialogProps) {
  const { title, text, verb, sends = false, note: noteBefore, onClose, onChoose } = props;
  const { place, guard, question } = useSendGuard<HTMLSpanElement>();
  const name = useId();
  // As it was opened: choices that move while one reads them would be another one than was meant.
  const [now] = useState(Date.now);
  const [choices] = useState(() => timeChoices(now));
  const [chosen, setChosen] = useState<string>(choices[0]?.name ?? OWN);
  const [own, setOwn] = useState(() => toField(now + 24 * 3_600_000));
  const [note, setNote] = useState(noteBefore ?? '');
  const [problem, setProblem] = useState('');
  const choose = () => {
    const usual = choices.find((one) => one.name === chosen)?.at;
    const at = usual ? Date.parse(usual) : fromField(own);
    if (at === undefined) return setProblem(t('later.noTime'));
    if (at <= Date.now()) return setProblem(t('later.past'));
    onChoose(new Date(at).toISOString(), note.trim());
  };
  return (
    <Dialog
      title={title}
      text={text}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <span ref={place}>
            <Button variant="primary" onClick={(event) => (sends ? guard(event, verb, choose) : choose())}>
              {verb}
            </Button>
          </span>
        </>
      }
    >
      <fieldset class="later-times">
        <legend class="visually-hidden">{t('later.when')}</legend>
        {choices.map(({ name: value, at }) => (
          <Choice key={value} name={name} checked={chosen === value} onChoose={() => setChosen(value)}>
            <span>{t(`later.time.${value}`)}</span>
            <small>{formatWhen(at, now)}</small>
          </Choice>
        ))}
        <Choice name={name} checked={chosen === OWN} onChoose={() => setChosen(OWN)}>
          {t('later.time.own')}
        </Choice>
        {chosen === OWN && (
          <input
            type="datetime-local"
            class="input"
            aria-label={t('later.time.own')}
            aria-invalid={problem ? true : undefined}
            value={own}
            min={toField(now)}
            onInput={(event) => {
              setOwn(event.currentTarget.value);
              setProblem('');
            }}
          />
        )}
        {problem && (
          <p class="field-note" data-bad role="alert">
            {problem}
          </p>
        )}
      </fieldset>
      {question}
      {noteBefore !== undefined && <NoteField note={note} onNote={setNote} />}
    </Dialog>
  );
}

/** A line of words that goes with the time. */
const NoteField = ({ note, onNote }: { readonly note: string; onNote(note: string): void }) => (
  <label class="field">
    <span>{t('later.note')}</span>
    <input
      class="input"
      type="text"
      dir="auto"
      maxLength={1000}
      value={note}
      onInput={(event) => onNote(event.currentTarget.value)}
    />
  </label>
);
