import type { TemplateField, TemplateMedia, TemplateVariable, WhatsAppTemplate } from '@/core/model/template';

/** What a field of a template wants: a text, the end of a link, a code to copy, a file, or a place. */
export type FieldKind = 'text' | 'url-ending' | 'code' | 'media' | 'location';

/** One thing to fill in. */
export interface TemplateFieldSpec {
  readonly field: TemplateField;
  readonly kind: FieldKind;
  /** What stands between the braces: `1`, `first_name`; of a code to copy its button's label; '' for media and places. */
  readonly key: string;
  /** Its maker's example; '' = none. */
  readonly sample: string;
  /** Of `media` only. */
  readonly media?: TemplateMedia;
}

const ofVariable =
  (component: 'header' | 'body') =>
  ({ key, sample }: TemplateVariable): TemplateFieldSpec => ({
    field: `${component}:${key}`,
    kind: 'text',
    key,
    sample,
  });

function ofHeader({ header }: WhatsAppTemplate): TemplateFieldSpec[] {
  switch (header?.kind) {
    case 'text':
      return header.variables.map(ofVariable('header'));
    case 'media':
      return [{ field: 'header:media', kind: 'media', key: '', sample: header.sample, media: header.media }];
    case 'location':
      return [{ field: 'header:location', kind: 'location', key: '', sample: '' }];
    case undefined:
      return [];
  }
}

/** Buttons are counted over all of them, as the platform does, not only over those with something to fill. */
function ofButtons({ buttons }: WhatsAppTemplate): TemplateFieldSpec[] {
  return buttons.flatMap((button, index): TemplateFieldSpec[] => {
    const field = `button:${index}`;
    if (button.kind === 'url' && button.variable)
      return [{ field, kind: 'url-ending', key: button.variable.key, sample: button.variable.sample }];
    if (button.kind === 'copy-code')
      return [{ field, kind: 'code', key: button.label, sample: button.sample }];
    return [];
  });
}

/** Everything to fill in, in the order in which the customer will read it. */
export const fieldsOf = (template: WhatsAppTemplate): TemplateFieldSpec[] => [
  ...ofHeader(template),
  ...template.body.variables.map(ofVariable('body')),
  ...ofButtons(template),
];
