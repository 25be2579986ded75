import { Button, Select, TextField, XIcon } from '@/components/controls';
import { t } from '@/components/locales';
import { problemText } from '@/components/templates/refusal-text.ts';
import type { TemplateButton, WhatsAppTemplate } from '@/core/model/template';
import type { TemplateProblem } from '@/core/templates/problem';
import { BUTTONS, type ButtonChoice, buttonOf, targetOf } from './template-form.ts';

/** The template whose buttons they are; each change makes a new one. */
interface ButtonsProps {
  readonly template: WhatsAppTemplate;
  readonly problems: readonly TemplateProblem[];
  set(template: WhatsAppTemplate): void;
}

/** One of them, counted from 1 as people do. */
interface OneProps {
  readonly button: TemplateButton;
  readonly number: number;
  readonly error: string;
  set(button: TemplateButton): void;
  onRemove(): void;
}

/** undefined = a form or a one-time code: it stays what it is. */
const choiceOf = ({ kind }: TemplateButton): ButtonChoice | undefined => BUTTONS.find((one) => one === kind);
/** Kept while the address is written anew. */
const sampleOf = (button: TemplateButton) => (button.kind === 'url' ? (button.variable?.sample ?? '') : '');

/** One button. What the platform brought along and cannot be made here keeps its kind. */
function OneButton({ button, number, error, set, onRemove }: OneProps) {
  const kind = choiceOf(button);
  const { label } = button;
  const name = t('admin.template.button', { number });
  return (
    <fieldset class="admin-template-button">
      <legend>{name}</legend>
      {kind && (
        <Select
          hideLabel
          label={`${name}: ${t('admin.kind')}`}
          value={kind}
          options={BUTTONS.map((value) => ({ value, label: t(`admin.template.button.${value}`) }))}
          onChange={(chosen) => set(buttonOf(chosen, label, ''))}
        />
      )}
      <TextField
        label={t('admin.template.button.label')}
        value={label}
        {...(error && { error })}
        onInput={(text) =>
          set(kind ? buttonOf(kind, text, targetOf(button), sampleOf(button)) : { ...button, label: text })
        }
      />
      {kind && kind !== 'quick-reply' && (
        <TextField
          label={t(`admin.template.target.${kind}`)}
          spellcheck={false}
          value={targetOf(button)}
          onInput={(text) => set(buttonOf(kind, label, text, sampleOf(button)))}
        />
      )}
      {button.kind === 'url' && button.variable && (
        <TextField
          label={t('admin.template.sample', { key: `{{${button.variable.key}}}` })}
          spellcheck={false}
          value={button.variable.sample}
          onInput={(text) => set(buttonOf('url', label, button.url, text))}
        />
      )}
      <Button small variant="quiet" icon={XIcon} onClick={onRemove}>
        {t('admin.template.button.remove')}
      </Button>
    </fieldset>
  );
}

/** What the customer can press, in its order. */
export function TemplateButtons({ template, problems, set }: ButtonsProps) {
  const { buttons } = template;
  const put = (next: readonly TemplateButton[]) => set({ ...template, buttons: next });
  const wrong = problems.find(({ field }) => field === 'buttons');
  const errorOf = (at: number) => {
    const problem = problems.find(({ field }) => field === `button:${at}`);
    return problem ? problemText(problem) : '';
  };
  return (
    <>
      {buttons.map((button, at) => (
        <OneButton
          // biome-ignore lint/suspicious/noArrayIndexKey: they have no id, and are written in place
          key={at}
          button={button}
          number={at + 1}
          error={errorOf(at)}
          set={(next) => put(buttons.map((one, place) => (place === at ? next : one)))}
          onRemove={() => put(buttons.filter((_, place) => place !== at))}
        />
      ))}
      {wrong && (
        <p class="field-note" data-bad role="status">
          {problemText(wrong)}
        </p>
      )}
      <Button small onClick={() => put([...buttons, buttonOf('quick-reply', '', '')])}>
        {t('admin.template.button.new')}
      </Button>
    </>
  );
}
