import type { IconNode } from 'lucide';
import { Thumbnail } from '@/components/composer/Thumbnail.tsx';
import {
  CopyIcon,
  ExternalLinkIcon,
  FileTextIcon,
  Icon,
  ImageIcon,
  ListFilterIcon,
  MapPinIcon,
  PhoneIcon,
  PlayIcon,
  ReplyIcon,
} from '@/components/controls';
import { t } from '@/components/locales';
import type { Attachment } from '@/core/model/message';
import type { TemplateButton, TemplateField, TemplateMedia, WhatsAppTemplate } from '@/core/model/template';
import { type FilledButton, fillParts, type Part, type Values, valueIn } from '@/core/templates/fill';
import { readPlace } from '@/core/templates/place';

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

const MEDIA_ICONS: Record<TemplateMedia, IconNode> = {
  image: ImageIcon,
  video: PlayIcon,
  gif: PlayIcon,
  document: FileTextIcon,
};
const BUTTON_ICONS: Record<TemplateButton['kind'], IconNode> = {
  'quick-reply': ReplyIcon,
  url: ExternalLinkIcon,
  phone: PhoneIcon,
  'copy-code': CopyIcon,
  other: ListFilterIcon,
};

interface WhatsAppProps extends PreviewMarks {
  readonly template: WhatsAppTemplate;
  readonly values: Values;
  readonly media?: Attachment | undefined;
  /** For the file's picture. */
  readonly caseId?: string;
  readonly sent?: boolean;
}

/** What stands above the text if it is no text: the file, or the place. */
function Above({ template, values, media, caseId = '', active, onField }: WhatsAppProps) {
  const { header } = template;
  if (header?.kind !== 'media' && header?.kind !== 'location') return null;
  const field = header.kind === 'media' ? 'header:media' : 'header:location';
  const place = readPlace(valueIn(values, field));
  const words =
    header.kind === 'media'
      ? (media?.name ?? t(`template.field.${header.media}`))
      : place?.name || t('template.field.location');
  const filled = header.kind === 'media' ? media !== undefined : place !== null;
  return (
    <button
      type="button"
      tabIndex={-1}
      class="template-above"
      data-filled={filled || undefined}
      data-active={active === field || undefined}
      disabled={!onField}
      onClick={() => onField?.(field)}
    >
      {media ? (
        <Thumbnail caseId={caseId} file={media} />
      ) : (
        <Icon of={header.kind === 'media' ? MEDIA_ICONS[header.media] : MapPinIcon} />
      )}
      <span class="truncate" dir="auto">
        {words}
      </span>
      {place?.address && (
        <small class="truncate" dir="auto">
          {place.address}
        </small>
      )}
    </button>
  );
}

interface ButtonProps extends PreviewMarks {
  readonly button: FilledButton;
  readonly kind: TemplateButton['kind'];
}

/** What the customer can press; here it only says where it leads. */
function PreviewButton({ button: { label, target, field, filled }, kind, active, onField }: ButtonProps) {
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

/** A template as it stands in the customer's chat: header, text, footer, and its buttons below. */
export function WhatsAppPreview(props: WhatsAppProps) {
  const { template, values, active, onField, sent } = props;
  const { header, body, footer, buttons } = fillParts(template, values);
  const marks = { active, ...(onField && { onField }), sent };
  return (
    <>
      <div class="template-bubble">
        {!sent && <Above {...props} />}
        {header && (
          <p class="template-header" dir="auto">
            <Parts parts={header} {...marks} />
          </p>
        )}
        <p class="template-body" dir="auto">
          <Parts parts={body} {...marks} />
        </p>
        {footer && (
          <p class="template-footer" dir="auto">
            {footer}
          </p>
        )}
      </div>
      {buttons.map((button, at) => (
        <PreviewButton
          // biome-ignore lint/suspicious/noArrayIndexKey: buttons of one template, never moved
          key={at}
          button={button}
          kind={template.buttons[at]?.kind ?? 'other'}
          active={active}
          {...(onField && { onField })}
        />
      ))}
    </>
  );
}
