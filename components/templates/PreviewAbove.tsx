import type { IconNode } from 'lucide';
import { Thumbnail } from '@/components/composer/Thumbnail.tsx';
import { FileTextIcon, Icon, ImageIcon, MapPinIcon, PlayIcon } from '@/components/controls';
import { t } from '@/components/locales';
import type { Attachment } from '@/core/model/message';
import type { TemplateMedia, WhatsAppTemplate } from '@/core/model/template';
import { type Values, valueIn } from '@/core/templates/fill';
import { readPlace } from '@/core/templates/place';
import type { PreviewMarks } from './PreviewParts.tsx';

/** In the place of a file that is not chosen yet. */
const MEDIA_ICONS: Record<TemplateMedia, IconNode> = {
  image: ImageIcon,
  video: PlayIcon,
  gif: PlayIcon,
  document: FileTextIcon,
};
/** A template, and what is filled in so far. */
export interface WhatsAppProps extends PreviewMarks {
  readonly template: WhatsAppTemplate;
  readonly values: Values;
  readonly media?: Attachment | undefined;
  /** For the file's picture. */
  readonly caseId?: string;
  readonly sent?: boolean;
}

/** What stands above the text if it is no text: the file, or the place. */
export function PreviewAbove({ template, values, media, caseId = '', active, onField }: WhatsAppProps) {
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
