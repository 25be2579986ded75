import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '@/components/locales';
import type { MessageTemplate, TemplateField, TemplateFill } from '@/core/model/template';
import { fieldsOf, type TemplateFieldSpec } from '@/core/templates/fields';
import { valueIn } from '@/core/templates/fill';
import type { TemplateProblem } from '@/core/templates/problem';
import { isExpected } from './asked.ts';
import { FillField } from './FillField.tsx';
import type { Offered } from './offered.ts';
import { Preview } from './Preview.tsx';
import { problemText } from './refusal-text.ts';

interface FillerProps {
  readonly template: MessageTemplate;
  readonly fill: TemplateFill;
  readonly problems: readonly TemplateProblem[];
  readonly offered: readonly Offered[];
  /** For the picture of the file. */
  readonly caseId?: string;
  /** What is changed is changed in the newest state of it: a file may arrive while somebody types. */
  onChange(change: (fill: TemplateFill) => TemplateFill): void;
  /** Ctrl+Enter, where it sends. */
  onSend?(): void;
}

/** Whether nobody has to be asked about it: empty as it came. */
const isOpen = ({ field, kind }: TemplateFieldSpec, { values, media }: TemplateFill) =>
  kind === 'media' ? !media : valueIn(values, field) === '';

/** Which field has the focus, and how one gets to another. */
function useFields(specs: readonly TemplateFieldSpec[], fill: TemplateFill) {
  const [active, setActive] = useState<TemplateField>();
  const inputs = useRef(new Map<TemplateField, HTMLElement>());
  const go = (field: TemplateField | undefined) => field !== undefined && inputs.current.get(field)?.focus();
  // Once for each template that was chosen: what stood here before takes no focus from anybody.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the values that come later move nothing
  useEffect(() => {
    if (isExpected(fill.template)) go(specs.find((spec) => isOpen(spec, fill))?.field ?? specs[0]?.field);
  }, [fill.template]);
  // Enter goes on to what is still empty, from the first again at the end; with nothing empty, one further.
  const next = (field: TemplateField) => {
    const at = specs.findIndex((spec) => spec.field === field);
    const after = [...specs.slice(at + 1), ...specs.slice(0, at)];
    go(after.find((spec) => isOpen(spec, fill))?.field ?? specs[at + 1]?.field);
  };
  // Fields come and go with the template; a place that is pressed must not lead to one that is gone.
  const keep = (field: TemplateField) => (input: HTMLElement | null) => {
    if (input) inputs.current.set(field, input);
    else inputs.current.delete(field);
  };
  return { active, setActive, go, next, keep };
}

/** The message as it will be, above one field for each place in it; the two point at each other. */
export function Filler(props: FillerProps) {
  const { template, fill, problems, offered, caseId = '', onChange, onSend } = props;
  const specs = template.kind === 'whatsapp' ? fieldsOf(template) : [];
  const { active, setActive, go, next, keep } = useFields(specs, fill);
  const box = useRef<HTMLDivElement>(null);
  // The place being filled stays in sight, however long the text is.
  useEffect(() => {
    if (active) box.current?.querySelector('[data-active]')?.scrollIntoView?.({ block: 'nearest' });
  }, [active]);
  // What belongs to no field is about the message as a whole, and stands above it.
  const whole = problems.filter(({ field }) => !specs.some((spec) => spec.field === field));
  return (
    <div ref={box} class="template-filler">
      {whole.map((problem) => (
        <p key={problem.reason} class="template-whole" data-level={problem.level} role="status">
          {problemText(problem)}
        </p>
      ))}
      <Preview
        template={template}
        values={fill.values}
        media={fill.media}
        caseId={caseId}
        active={active}
        onField={go}
      />
      {template.kind === 'whatsapp' && specs.length > 0 && (
        <fieldset class="template-fields" aria-label={t('template.fields')}>
          {specs.map((spec) => (
            <FillField
              key={spec.field}
              template={template}
              spec={spec}
              fill={fill}
              problems={problems.filter(({ field }) => field === spec.field)}
              offered={offered}
              keep={keep(spec.field)}
              onFocus={() => setActive(spec.field)}
              onBlur={() => setActive(undefined)}
              onNext={() => next(spec.field)}
              onChange={onChange}
              {...(onSend && { onSend })}
            />
          ))}
        </fieldset>
      )}
    </div>
  );
}
