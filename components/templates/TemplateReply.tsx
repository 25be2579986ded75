import type { DraftModel } from '@/components/composer/draft-model.ts';
import { Button, Icon, LayoutTemplateIcon, XIcon } from '@/components/controls';
import { t } from '@/components/locales';
import type { CaseView } from '@/core/queries/case';
import { askTemplates } from './asked.ts';
import { Filler } from './Filler.tsx';
import { offeredValues } from './offered.ts';
import { languageName } from './template-words.ts';
import type { Filling } from './use-reply-template.ts';

interface ReplyProps {
  readonly view: CaseView;
  /** Its text is kept while the template is in its place. */
  readonly draft: DraftModel;
  /** The template as it is filled so far, with what stands against sending it. */
  readonly filling: Filling;
  /** Ctrl+Enter. */
  onSend(): void;
}

/** So much of the kept text tells which it is. */
const START = 80;

/** A template in the place of the reply's text, which is kept and comes back when the template is put away. */
export function TemplateReply({
  view,
  draft,
  filling: { fill, template, problems, reason },
  onSend,
}: ReplyProps) {
  const text = draft.text.value.trim();
  const language = template ? languageName(template.language) : '';
  return (
    <section class="template-reply" aria-label={t('template.reply', { name: template?.name ?? '' })}>
      <header>
        <Icon of={LayoutTemplateIcon} />
        <strong class="truncate">{template?.name ?? t('template.list')}</strong>
        {language && <span class="truncate">{language}</span>}
        <Button small variant="quiet" onClick={() => askTemplates(view.case.id)}>
          {t('template.change')}
        </Button>
        <Button
          small
          variant="quiet"
          icon={XIcon}
          label={t('template.putAway')}
          onClick={() => draft.setTemplate(undefined)}
        />
      </header>
      {template ? (
        <Filler
          template={template}
          fill={fill}
          problems={problems}
          offered={offeredValues(view, language || template.language, text)}
          caseId={view.case.id}
          onChange={(change) => {
            // Put away while a file was read: then nobody wants it any more.
            if (draft.template.value) draft.setTemplate(change(draft.template.value));
          }}
          onSend={onSend}
        />
      ) : (
        <p class="template-whole" role="status">
          {reason}
        </p>
      )}
      {text && (
        <p class="template-kept" dir="auto">
          {t('template.kept', { text: text.length > START ? `${text.slice(0, START)}…` : text })}
        </p>
      )}
    </section>
  );
}
