import type { IconNode } from 'lucide';
import {
  CopyIcon,
  ExternalLinkIcon,
  Icon,
  ListFilterIcon,
  PhoneIcon,
  ReplyIcon,
} from '@/components/controls';
import type { TemplateButton, TemplateField } from '@/core/model/template';
import type { FilledButton, Part } from '@/core/templates/fill';

/** How much of it can be pointed at. */
export interface PreviewMarks {
  /** The field that has the focus; its place is set off. */
  readonly active?: TemplateField | undefined;
  /** A place was pressed: its field is wanted. Left out = nothing can be pressed. */
  onField?(field: TemplateField): void;
}

interface PartsProps extends PreviewMarks {
  readonly parts: readonly Part[];
  /** It went out: nothing is set off any more. */
  readonly sent?: boolean | undefined;
}

/** A text with its places: filled or still with the sample, and the one being filled. */
export function Parts({ parts, active, onField, sent }: PartsProps) {
  return (
    <>
      {parts.map(({ text, field, filled }, at) => {
        if (!field || sent) return text;
        const marks = {
          class: 'template-gap',
          'data-filled': filled || undefined,
          'data-active': field === active || undefined,
        };
        const key = `${at} ${field}`;
        if (!onField)
          return (
            <mark key={key} {...marks}>
              {text}
            </mark>
          );
        return (
          // Whoever uses the keyboard is in the fields already.
          <button key={key} type="button" tabIndex={-1} {...marks} onClick={() => onField(field)}>
            {text}
          </button>
        );
      })}
    </>
  );
}

/** What pressing does, at a glance. */
const BUTTON_ICONS: Record<TemplateButton['kind'], IconNode> = {
  'quick-reply': ReplyIcon,
  url: ExternalLinkIcon,
  phone: PhoneIcon,
  'copy-code': CopyIcon,
  other: ListFilterIcon,
};

interface ButtonProps extends PreviewMarks {
  readonly button: FilledButton;
  readonly kind: TemplateButton['kind'];
}

/** What the customer can press; here it only says where it leads. */
export function PreviewButton({
  button: { label, target, field, filled },
  kind,
  active,
  onField,
}: ButtonProps) {
  const press = field && onField ? () => onField(field) : undefined;
  const Tag = press ? 'button' : 'span';
  return (
    <Tag
      {...(press && { type: 'button', tabIndex: -1, onClick: press })}
      class="template-button"
      data-filled={!field || filled || undefined}
      data-active={(field && field === active) || undefined}
    >
      <Icon of={BUTTON_ICONS[kind]} />
      <bdi>{label}</bdi>
      {target && (
        <small class="truncate" dir="ltr">
          {target}
        </small>
      )}
    </Tag>
  );
}
