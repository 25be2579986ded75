import { act } from '@/components/app/act.ts';
import { useSendGuard } from '@/components/composer/send-guard.tsx';
import { Button, SendIcon, StarIcon } from '@/components/controls';
import { t } from '@/components/locales';
import { desk as commands } from '@/core/live/desk';
import type { MessageTemplate } from '@/core/model/template';
import type { TemplateRow } from '@/core/queries/templates';
import type { SendContext } from '@/core/templates/check';
import { fieldsOf } from '@/core/templates/fields';
import { Preview } from './Preview.tsx';
import { isTheirLanguage, kindWord, languageName, whyBlocked } from './template-words.ts';

/** What can be done with a template of the list. */
export interface ChosenWays {
  /** Stars and counts are kept per desk. */
  readonly desk: string;
  /** What each is checked against. */
  readonly about: SendContext;
  /** What sending is called here; left out = what needs no filling is chosen like the others. */
  readonly sendLabel?: string;
  onChoose(template: MessageTemplate): void;
  /** One that needs nothing more. */
  onSend?(template: MessageTemplate): void;
  /** Esc. */
  onClose?(): void;
}

/** Whether somebody has to fill in something first: if not, one press sends it. */
const hasFields = (template: MessageTemplate) =>
  template.kind === 'whatsapp' && fieldsOf(template).length > 0;

/** What is known about one besides its text. */
function Facts({ row: { template, unchanged, edited }, about }: Pick<ChosenProps, 'row' | 'about'>) {
  const used = unchanged + edited;
  const words = [
    kindWord(template),
    languageName(template.language),
    used > 0 ? t('template.used', { count: used, edited }) : '',
  ];
  return (
    <p class="template-facts">
      {words.filter(Boolean).join(' · ')}
      {!isTheirLanguage(template, about.contactLanguage) && (
        <strong>{t('template.otherLanguage', { language: languageName(about.contactLanguage) })}</strong>
      )}
    </p>
  );
}

interface ChosenProps extends ChosenWays {
  /** The template with how it is used here. */
  readonly row: TemplateRow;
}

/** The one that the arrows are at, and what can be done with it. */
export function ChosenTemplate({ desk, row, about, sendLabel, onChoose, onSend, onClose }: ChosenProps) {
  const { template, starred } = row;
  const { place, guard, question } = useSendGuard<HTMLDivElement>();
  const reason = whyBlocked(template, about);
  const blocked = reason === '' ? {} : { reason };
  const ready = onSend !== undefined && sendLabel !== undefined && !hasFields(template);
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') onClose?.();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the buttons in it must not reach the composer
    <div ref={place} class="template-chosen" onKeyDown={onKeyDown}>
      <Preview template={template} values={{}} />
      <Facts row={row} about={about} />
      {question}
      <div class="template-chosen-ways">
        <Button
          small
          variant="quiet"
          icon={StarIcon}
          aria-pressed={starred}
          label={t(starred ? 'template.unstar' : 'template.star', { name: template.name })}
          onClick={() => void act(commands.starTemplate(desk, template.id, !starred))}
        />
        <Button
          small
          {...blocked}
          {...(ready ? {} : { variant: 'primary' })}
          onClick={() => onChoose(template)}
        >
          {t(hasFields(template) ? 'template.fill' : 'template.use')}
        </Button>
        {ready && (
          <Button
            small
            variant="primary"
            icon={SendIcon}
            {...blocked}
            onClick={(event) => guard(event, sendLabel, () => onSend(template))}
          >
            {sendLabel}
          </Button>
        )}
      </div>
    </div>
  );
}
