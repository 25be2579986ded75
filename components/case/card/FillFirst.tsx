import { useMemo, useState } from 'preact/hooks';
import { useSendGuard } from '@/components/composer/send-guard.tsx';
import { Button, Dialog } from '@/components/controls';
import { t } from '@/components/locales';
import { missingFields } from '@/core/model/field';
import type { CaseView } from '@/core/queries/case';
import { customField } from './card-fields.ts';
import { fillFirst, type Waiting } from './fill-first.ts';
import { RequiredField } from './RequiredField.tsx';

/** Asks for what the team wants filled in, then does what the agent wanted. */
function FillDialog({ view, waiting }: { readonly view: CaseView; readonly waiting: Waiting }) {
  // As it was when it opened: a field must not vanish while the others are still being filled in.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  const missing = useMemo(() => missingFields(view.fields, view.case.fields), []);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  // What waits may be a reply.
  const { place, guard, question } = useSendGuard<HTMLSpanElement>();
  const close = () => {
    fillFirst.value = undefined;
  };
  const go = async () => {
    const fields = missing.map((definition) => {
      const field = customField(view, definition);
      const value = field.tidy(typed[definition.id] ?? '');
      const problem = value === '' ? t('card.bad.empty') : field.problemOf(value);
      return { id: definition.id, field, value, problem };
    });
    setProblems(Object.fromEntries(fields.map(({ id, problem }) => [id, problem])));
    if (fields.some(({ problem }) => problem !== '')) return;
    for (const { field, value } of fields) if ((await field.save(value)) === undefined) return;
    close();
    waiting.go();
  };
  const [only, ...others] = missing;
  const title =
    only && others.length === 0
      ? t('card.fillFirst.title', { field: only.label })
      : t('card.fillFirst.several', { count: missing.length });
  return (
    <Dialog
      title={title}
      text={t('card.fillFirst.text')}
      onClose={close}
      actions={
        <>
          <Button onClick={close}>{t('action.cancel')}</Button>
          <span ref={place}>
            <Button variant="primary" onClick={(event) => guard(event, waiting.label, () => void go())}>
              {waiting.label}
            </Button>
          </span>
        </>
      }
    >
      <form
        class="fill-first"
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        {missing.map((definition) => (
          <RequiredField
            key={definition.id}
            view={view}
            definition={definition}
            value={typed[definition.id] ?? ''}
            problem={problems[definition.id] ?? ''}
            onType={(text) => setTyped((before) => ({ ...before, [definition.id]: text }))}
          />
        ))}
        {/* Enter in a field sends a form only if it has a button of its own. */}
        <button type="submit" hidden />
      </form>
      {question}
    </Dialog>
  );
}

/** The question, while there is one about this case. */
export function FillFirst({ view }: { readonly view: CaseView }) {
  const waiting = fillFirst.value;
  if (waiting?.case !== view.case.id) return null;
  return <FillDialog view={view} waiting={waiting} />;
}
