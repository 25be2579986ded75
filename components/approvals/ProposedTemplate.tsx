import { lazy } from '@/components/app/lazy.tsx';
import { Skeleton } from '@/components/controls';
import { locale } from '@/components/locales';
import { offeredValues } from '@/components/templates/offered.ts';
import { Preview } from '@/components/templates/Preview.tsx';
import type { ApprovalView } from '@/core/queries/approvals';
import { renderText } from '@/core/templates/fill';
import { fillingOf } from './proposed-template.ts';
import type { Reviewed } from './use-review.ts';

// Most requests are free text.
const Filler = lazy(
  () => import('@/components/templates/Filler.tsx').then((module) => module.Filler),
  () => <Skeleton kind="message" count={1} />,
);

interface ProposedProps {
  readonly view: ApprovalView;
  readonly reviewed: Reviewed;
  onApprove(): void;
}

/** Values the reviewer may want in the place of the author's. */
function offeredFor({ contact, case: of, me }: ApprovalView, language: string) {
  const { number = '', subject = '', contactName = '' } = of ?? {};
  const about = { number, subject, contactName, fields: {} };
  return offeredValues({ contact, case: about, fields: [], me }, language || locale.value, '');
}

/** A proposed template: its text is the desk's own, so that only its values can be changed. */
export function ProposedTemplate({ view, reviewed: { review, change }, onApprove }: ProposedProps) {
  const filling = fillingOf(view, review);
  if (!filling?.template) return null;
  const { template, fill, problems } = filling;
  if (!view.mayDecide)
    return (
      <Preview template={template} values={fill.values} media={fill.media} caseId={view.approval.case} />
    );
  return (
    <Filler
      template={template}
      fill={fill}
      problems={problems}
      offered={offeredFor(view, template.language.replaceAll('_', '-'))}
      caseId={view.approval.case}
      onChange={(make) => {
        // The text follows from the values: what is compared and what goes out are one.
        const next = make(fill);
        const text = renderText({ template, values: next.values });
        change({ text, fill: { ...next, values: { ...next.values } } });
      }}
      onSend={onApprove}
    />
  );
}
