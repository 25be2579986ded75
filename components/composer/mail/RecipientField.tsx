import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { readList, withoutRepeats } from '@/core/mail/addresses';
import { RecipientChip } from './RecipientChip.tsx';
import { RecipientInput } from './RecipientInput.tsx';

interface RecipientProps {
  readonly label: string;
  readonly caseId: string;
  readonly entries: readonly string[];
  /** Addresses that took part before; any other one is marked. */
  readonly known: ReadonlySet<string>;
  /** Addresses in the envelope already: they are not suggested again. */
  readonly taken: ReadonlySet<string>;
  /** Becoming true takes the cursor here: this is what comes next. */
  readonly wantsFocus?: boolean;
  onChange(entries: readonly string[]): void;
}

/** So many steps can be taken back. */
const STEPS = 50;

/** What the field had before each change made in it, newest last. */
function useSteps(entries: readonly string[], onChange: (entries: readonly string[]) => void) {
  const steps = useRef<(readonly string[])[]>([]);
  return {
    change: (next: readonly string[]) => {
      steps.current = [...steps.current, entries].slice(-STEPS);
      onChange(next);
    },
    undo: () => {
      const before = steps.current.pop();
      if (before) onChange(before);
      return before !== undefined;
    },
  };
}

/** Recipients as chips, with a field for more. */
export function RecipientField(props: RecipientProps) {
  const { label, caseId, entries, known, taken, wantsFocus = false, onChange } = props;
  const id = useId();
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const anchorName = `--${id.replace(/\W/g, '-')}`;
  const { change, undo } = useSteps(entries, onChange);
  useEffect(() => {
    if (wantsFocus) input.current?.focus();
  }, [wantsFocus]);
  // Many chips fill the field: the cursor must stay in sight behind the last one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each change of the list
  useEffect(() => {
    if (document.activeElement === input.current) input.current?.scrollIntoView?.({ block: 'nearest' });
  }, [entries.length]);
  const take = (typed: string) => {
    setText('');
    const added = withoutRepeats(readList(typed), entries);
    if (added.length > 0) change([...entries, ...added]);
  };
  const back = () => {
    if (entries.length === 0) return;
    // The last one comes back as text: that is how a mistake in it is corrected.
    setText(entries.at(-1) ?? '');
    change(entries.slice(0, -1));
  };
  return (
    <div class="mail-field">
      <label for={id}>{label}</label>
      <ul class="mail-chips" aria-label={label} style={{ anchorName }}>
        {entries.map((entry) => (
          <RecipientChip
            key={entry}
            entry={entry}
            known={known}
            onRemove={() => {
              change(entries.filter((one) => one !== entry));
              input.current?.focus();
            }}
          />
        ))}
        <li class="mail-more">
          <RecipientInput
            {...{ id, label, caseId, anchorName, input, text, taken }}
            onText={setText}
            onTake={take}
            onBack={back}
            onUndo={undo}
          />
        </li>
      </ul>
    </div>
  );
}
