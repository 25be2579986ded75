import { type Filling, reasonOf } from '@/components/templates/use-reply-template.ts';
import { consentState } from '@/core/model/consent';
import type { FilledTemplate, TemplateFill } from '@/core/model/template';
import type { ApprovalView } from '@/core/queries/approvals';
import { checkFilled } from '@/core/templates/check';
import type { Review } from './kept.ts';

/** As a draft would hold it. */
const fillOf = ({ template, values, media }: FilledTemplate): TemplateFill => ({
  template: template.id,
  values,
  ...(media && { media }),
});

/** A proposed template with the values as they would go out: the reviewer's, else its author's; undefined = free text. */
export function fillingOf(
  {
    approval: { proposal },
    case: of,
    channel,
    contact,
  }: Pick<ApprovalView, 'approval' | 'case' | 'channel' | 'contact'>,
  review: Pick<Review, 'fill'>,
): Filling | undefined {
  const proposed = proposal.template;
  if (!proposed) return undefined;
  const { template } = proposed;
  // What was begun with another template, which the author has changed since, fits no more.
  const own = review.fill?.template === template.id ? review.fill : undefined;
  const fill = own ?? fillOf(proposed);
  const filled = { template, values: fill.values, ...(fill.media && { media: fill.media }) };
  if (!channel) return { fill, template, filled, problems: [], reason: '' };
  const problems = checkFilled(filled, {
    channel,
    windowEndsAt: of?.windowEndsAt ?? null,
    // They wrote, or there would be no case to answer.
    consent: consentState(contact?.consents, channel.kind, true),
    address: null,
    now: new Date().toISOString(),
    contactLanguage: of?.language || contact?.language || '',
  });
  return { fill, template, filled, problems, reason: reasonOf(problems) };
}
