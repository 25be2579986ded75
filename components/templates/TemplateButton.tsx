import { useEffect, useRef } from 'preact/hooks';
import { useKeys } from '@/components/app/keys.ts';
import { lazy } from '@/components/app/lazy.tsx';
import type { DraftModel } from '@/components/composer/draft-model.ts';
import { Button, InlineError, LayoutTemplateIcon, Skeleton, usePopover } from '@/components/controls';
import { t } from '@/components/locales';
import type { MessageTemplate } from '@/core/model/template';
import type { CaseView } from '@/core/queries/case';
import { expectForm, templatesAsked } from './asked.ts';
import { type CaseTemplates, chooseTemplate, takesTemplates } from './use-reply-template.ts';

const TemplateFinder = lazy(
  () => import('./TemplateFinder.tsx').then((module) => module.TemplateFinder),
  () => <Skeleton count={4} />,
);

interface ButtonProps {
  readonly view: CaseView;
  readonly draft: DraftModel;
  /** The desk's templates for this channel; read by whoever sends as well. */
  readonly templates: CaseTemplates;
  /** Something is being handed over: nothing else is sent meanwhile. */
  readonly busy: boolean;
  /** Choosing one is the one thing to do here: free text may not be sent. */
  readonly turned?: boolean;
  /** What sending is called in this tab. */
  readonly sendLabel: string;
  /** Sends the template that was just put into the draft. */
  onSend(): void;
}

/** Opens the list whenever somebody asks for it by key or from elsewhere; what was asked before this case came is over. */
function useAsked(caseId: string, show: () => void) {
  const { turn, case: asked } = templatesAsked.value;
  const before = useRef(turn);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time it is asked for
  useEffect(() => {
    if (turn > before.current && asked === caseId) show();
    before.current = turn;
  }, [turn]);
}

/** «Choose template»: the ready-made messages of this case's channel. Not there where the channel takes none. */
export function TemplateButton(props: ButtonProps) {
  const { view, draft, templates, turned = false } = props;
  const { open, show, hide, anchor, triggerProps, popoverProps } = usePopover<HTMLButtonElement>();
  const takes = takesTemplates(view);
  useAsked(view.case.id, show);
  useKeys(takes ? { l: show } : {});
  if (!takes) return null;
  const put = (template: MessageTemplate) => {
    expectForm(template.id);
    chooseTemplate(draft, template, templates.rows);
  };
  return (
    <>
      <Button
        variant={turned ? 'primary' : 'quiet'}
        class={turned ? 'template-turned' : undefined}
        icon={LayoutTemplateIcon}
        label={t('error.window-over.next')}
        aria-haspopup="dialog"
        aria-keyshortcuts="L"
        keys="L"
        {...triggerProps}
        buttonRef={anchor}
      >
        {turned ? t('error.window-over.next') : undefined}
      </Button>
      {open && (
        <div
          {...popoverProps}
          class="popover menu picker template-popover"
          role="dialog"
          aria-label={t('error.window-over.next')}
        >
          {!templates.about || templates.loading ? (
            <Skeleton count={4} />
          ) : (
            <Body {...props} about={templates.about} put={put} close={hide} />
          )}
        </div>
      )}
    </>
  );
}

interface BodyProps extends ButtonProps {
  readonly about: NonNullable<CaseTemplates['about']>;
  put(template: MessageTemplate): void;
  close(refocus?: boolean): void;
}

function Body({ view, templates, about, busy, sendLabel, put, close, onSend }: BodyProps) {
  // A second press may come before the first one is drawn: it would send the next message.
  const done = useRef(false);
  const once = (template: MessageTemplate, refocus: boolean) => {
    if (done.current) return false;
    done.current = true;
    close(refocus); // first, so that the form can take the focus
    put(template);
    return true;
  };
  if (templates.failed) return <InlineError code="storage" />;
  return (
    <TemplateFinder
      desk={view.case.desk}
      rows={templates.rows}
      about={about}
      {...(!busy && { sendLabel })}
      onChoose={(template) => void once(template, false)}
      onSend={(template) => once(template, true) && onSend()}
      onClose={close}
    />
  );
}
