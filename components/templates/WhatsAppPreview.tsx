import { fillParts } from '@/core/templates/fill';
import { PreviewAbove, type WhatsAppProps } from './PreviewAbove.tsx';
import { Parts, PreviewButton } from './PreviewParts.tsx';

/** A template as it stands in the customer's chat: header, text, footer, and its buttons below. */
export function WhatsAppPreview(props: WhatsAppProps) {
  const { template, values, active, onField, sent } = props;
  const { header, body, footer, buttons } = fillParts(template, values);
  const marks = { active, ...(onField && { onField }), sent };
  return (
    <>
      <div class="template-bubble">
        {!sent && <PreviewAbove {...props} />}
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
