import { TextField } from '@/components/controls';
import { t } from '@/components/locales';
import type { Attachment } from '@/core/model/message';
import type { TemplateFill, TemplateValue, WhatsAppTemplate } from '@/core/model/template';
import type { TemplateFieldSpec } from '@/core/templates/fields';
import { valueIn } from '@/core/templates/fill';
import type { TemplateProblem } from '@/core/templates/problem';
import { FieldWays } from './FieldWays.tsx';
import { MediaField } from './MediaField.tsx';
import type { Offered } from './offered.ts';
import { PlaceField } from './PlaceField.tsx';
import { problemText } from './refusal-text.ts';
import { fieldName } from './template-words.ts';

/** What each kind of field needs. */
export interface FillFieldProps {
  readonly template: WhatsAppTemplate;
  readonly spec: TemplateFieldSpec;
  readonly fill: TemplateFill;
  /** Those of this field, the worst first. */
  readonly problems: readonly TemplateProblem[];
  readonly offered: readonly Offered[];
  keep(input: HTMLElement | null): void;
  onFocus(): void;
  onBlur(): void;
  /** Enter. */
  onNext(): void;
  onChange(change: (fill: TemplateFill) => TemplateFill): void;
  onSend?(): void;
}

/** Empty says enough by itself: it is asked for at the button, not under each field from the start. */
const QUIET = ['missing', 'file-missing'];

/** What is wrong, and what it would have cost to send it so. */
export function fieldProblem(problems: readonly TemplateProblem[]): string {
  const problem = problems.find(({ reason }) => !QUIET.includes(reason));
  if (!problem) return '';
  const said = problemText(problem);
  return problem.code === null ? said : `${said} ${t('template.code', { code: String(problem.code) })}`;
}

const withValue =
  (field: string, value: TemplateValue) =>
  (fill: TemplateFill): TemplateFill => ({ ...fill, values: { ...fill.values, [field]: value } });

/** The file for the header belongs to this template: another one chosen meanwhile does not get it. */
const withMedia =
  (template: string, media: Attachment | undefined) =>
  ({ media: before, ...fill }: TemplateFill): TemplateFill => {
    if (fill.template !== template) return before ? { ...fill, media: before } : fill;
    return media ? { ...fill, media } : fill;
  };

/** One place of a template: a text, the end of a link, a code, a file or a place on the map. */
export function FillField(props: FillFieldProps) {
  const { template, spec, fill, problems, offered, keep, onFocus, onBlur, onNext, onChange, onSend } = props;
  const { field, kind, sample } = spec;
  const name = fieldName(spec, template);
  const problem = fieldProblem(problems);
  const put = (value: TemplateValue) => onChange(withValue(field, value));
  if (kind === 'media')
    return (
      <MediaField
        name={name}
        kind={spec.media ?? 'document'}
        media={fill.media}
        problem={problem}
        buttonRef={keep}
        onFocus={onFocus}
        onMedia={(media) => onChange(withMedia(fill.template, media))}
      />
    );
  const text = valueIn(fill.values, field);
  const shared = { keep, onFocus, onBlur };
  if (kind === 'location')
    return (
      <PlaceField
        {...shared}
        name={name}
        value={text}
        problem={problem}
        onPut={(value) => put({ text: value })}
      />
    );
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    // Whatever is around it would send as well.
    event.stopPropagation();
    if (!event.ctrlKey && !event.metaKey) onNext();
    else if (!event.repeat) onSend?.();
  };
  return (
    <div class="template-field">
      <TextField
        label={name}
        placeholder={sample}
        value={text}
        autocomplete="off"
        spellcheck={kind === 'text'}
        inputRef={keep}
        {...(problem && { error: problem })}
        onFocus={onFocus}
        onBlur={onBlur}
        onKeyDown={onKeyDown}
        onInput={(typed) => put({ text: typed })}
      />
      <FieldWays
        name={name}
        value={fill.values[field]}
        offered={kind === 'text' ? offered : []}
        fix={problems.find(({ fix }) => fix !== undefined)?.fix}
        onPut={put}
      />
    </div>
  );
}
