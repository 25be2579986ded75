import type { ComponentChildren } from 'preact';
import { act } from '@/components/app/act.ts';
import { showCase } from '@/components/app/navigation.ts';
import type { Press } from '@/components/composer/covered.ts';
import type { DraftModel } from '@/components/composer/draft-model.ts';
import { useSendGuard } from '@/components/composer/send-guard.tsx';
import { Button, InlineError, SendIcon, Skeleton, toast } from '@/components/controls';
import { t } from '@/components/locales';
import { templateRefusal } from '@/components/templates/refusal-text.ts';
import { desk as commands } from '@/core/live/desk';
import { ConsentPart } from './ConsentPart.tsx';
import type { OutboundDesk } from './outbound-place.ts';
import { RecipientPart } from './RecipientPart.tsx';
import { whyNot } from './send-outbound.ts';
import { TemplatePart, templateReason } from './TemplatePart.tsx';
import { TextPart, textReason } from './TextPart.tsx';
import { type Outbound, useOutbound } from './use-outbound.ts';
import { useSending } from './use-sending.ts';

interface FormProps {
  readonly desk: OutboundDesk;
  readonly draft: DraftModel;
  readonly site: string;
  /** A button that begins another one. */
  readonly another: ComponentChildren;
  onClose(): void;
}

/** WhatsApp takes only templates from us first; everything else takes free text. */
const wantsTemplate = ({ channel }: Outbound) => channel.kind === 'whatsapp';

/** To a case there is already. It only shows it; what was written here stays a draft. */
async function goTo(caseId: string, onClose: () => void) {
  if ((await act(commands.previewCase(caseId))) === undefined) return;
  onClose();
  showCase(caseId);
}

/** Everything about one first message, and the button that sends it. */
export function OutboundForm({ desk, draft, site, another, onClose }: FormProps) {
  const outbound = useOutbound(desk, draft, site);
  const { busy, problem, send } = useSending(onClose);
  const { place, guard, question } = useSendGuard<HTMLSpanElement>();
  const told = templateRefusal(problem ?? null);
  if (!outbound) return <Skeleton kind="message" count={3} />;
  const reason = whyNot(
    outbound,
    wantsTemplate(outbound) ? templateReason(outbound) : textReason(draft, outbound.channel),
  );
  const press = (event: Press) => guard(event, t('composer.send'), () => void send(outbound));
  const discard = () => {
    const taken = draft.discard();
    onClose();
    toast.show({
      text: t('toast.draftDiscarded'),
      action: { label: t('action.undo'), run: () => draft.restore(taken) },
    });
  };
  /** Ctrl+Enter from any of its fields; held down it sends nothing. */
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat || event.isComposing)
      return;
    if (event.defaultPrevented) return;
    event.preventDefault();
    if (reason === '') void send(outbound);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields in it
    <div class="outbound" onKeyDown={onKeyDown}>
      <RecipientPart outbound={outbound} onGo={(id) => void goTo(id, onClose)} />
      <ConsentPart outbound={outbound} />
      {wantsTemplate(outbound) ? (
        <TemplatePart outbound={outbound} onSend={() => reason === '' && void send(outbound)} />
      ) : (
        <TextPart outbound={outbound} onSend={() => reason === '' && void send(outbound)} />
      )}
      {problem && (
        <InlineError
          code={problem.code}
          text={told ?? t(`error.${problem.code}`)}
          detail={told ? undefined : problem.detail || undefined}
        />
      )}
      {draft.saved.value === 'failed' && <InlineError code="storage" text={t('composer.draft.failed')} />}
      <p class="outbound-kept">
        {!draft.isEmpty && t('outbound.kept')} {another}
      </p>
      <footer class="dialog-actions">
        {!draft.isEmpty && (
          <Button variant="quiet" onClick={discard}>
            {t('composer.draft.discard')}
          </Button>
        )}
        <Button onClick={onClose}>{t('action.close')}</Button>
        <span ref={place}>
          <Button
            variant="primary"
            tone="reply"
            icon={SendIcon}
            busy={busy}
            reason={reason || undefined}
            keys="Ctrl+Enter"
            onClick={press}
          >
            {t('composer.send')}
          </Button>
        </span>
      </footer>
      {question}
    </div>
  );
}
