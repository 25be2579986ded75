import { t } from '@/components/locales';
import type { Attachment } from '@/core/model/message';
import type { MessageTemplate } from '@/core/model/template';
import type { Values } from '@/core/templates/fill';
import { ApplePreview } from './ApplePreview.tsx';
import type { PreviewMarks } from './PreviewParts.tsx';
import { WhatsAppPreview } from './WhatsAppPreview.tsx';
import '@/components/locales/templates.ts';
import './templates.css';

interface PreviewProps extends PreviewMarks {
  readonly template: MessageTemplate;
  readonly values: Values;
  readonly media?: Attachment | undefined;
  readonly caseId?: string;
}

/** A template as the customer will see it on their channel; what is not filled in stands there as its sample. */
export function Preview({ template, ...rest }: PreviewProps) {
  return (
    <section
      class="template-preview"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled with the keyboard
      tabIndex={0}
      aria-label={t('template.preview')}
      data-channel={template.kind}
    >
      {template.kind === 'apple' ? (
        <ApplePreview message={template} />
      ) : (
        <WhatsAppPreview template={template} {...rest} />
      )}
    </section>
  );
}
