import { useState } from 'preact/hooks';
import { Button, LayoutTemplateIcon, Skeleton } from '@/components/controls';
import { locale, t } from '@/components/locales';
import { expectForm } from '@/components/templates/asked.ts';
import { Filler } from '@/components/templates/Filler.tsx';
import { offeredValues } from '@/components/templates/offered.ts';
import { TemplateFinder } from '@/components/templates/TemplateFinder.tsx';
import { chooseTemplate } from '@/components/templates/use-reply-template.ts';
import type { TemplateProblem } from '@/core/templates/problem';
import type { Outbound } from './use-outbound.ts';

/** What a template still lacks, as a sentence; '' = it may go. Consent and number are said at their own fields. */
export const templateReason = ({ filling }: Outbound): string =>
  filling ? filling.reason : t('outbound.needs.template');

/** Said where it is to be put right: at the recipient and at the consent. */
const SAID_ELSEWHERE: readonly TemplateProblem['reason'][] = [
  'no-number',
  'bad-number',
  'own-number',
  'no-consent',
  'stopped',
  'revoked',
];

/** Known values for its fields: from the contact and whoever writes; a free text written before is not lost either. */
function offeredFor({ draft, recipient, desk, to }: Outbound) {
  const about = { number: '', subject: '', contactName: to.name, fields: {} };
  const source = { contact: recipient.contact, case: about, fields: [], me: desk.me };
  return offeredValues(source, locale.value, draft.text.value);
}

interface PartProps {
  readonly outbound: Outbound;
  onSend(): void;
}

/** The template a first message on WhatsApp goes out as: chosen, filled in and seen before it is sent. */
export function TemplatePart({ outbound, onSend }: PartProps) {
  const { draft, filling, templates, desk } = outbound;
  const [choosing, setChoosing] = useState(false);
  const fill = draft.template.value;
  const template = filling?.template;
  if (templates.loading) return <Skeleton kind="message" count={2} />;
  if (choosing)
    return (
      <TemplateFinder
        desk={desk.id}
        rows={templates.rows}
        about={templates.about}
        onChoose={(one) => {
          expectForm(one.id);
          chooseTemplate(draft, one, templates.rows);
          setChoosing(false);
        }}
        onClose={() => setChoosing(false)}
      />
    );
  return (
    <>
      <div>
        <Button
          icon={LayoutTemplateIcon}
          variant={template ? 'quiet' : 'plain'}
          small={template !== undefined}
          onClick={() => setChoosing(true)}
        >
          {t('error.window-over.next')}
        </Button>
      </div>
      {template && fill && filling && (
        <Filler
          template={template}
          fill={fill}
          problems={filling.problems.filter(({ reason }) => !SAID_ELSEWHERE.includes(reason))}
          offered={offeredFor(outbound)}
          caseId={draft.place.case}
          onChange={(change) => draft.setTemplate(change(draft.template.value ?? fill))}
          onSend={onSend}
        />
      )}
    </>
  );
}
