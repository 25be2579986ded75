import { t } from '@/components/locales';
import type { CaseView } from '@/core/queries/case';
import type { AnswerTab } from './tabs.ts';

/**
 * Why this agent cannot decide about a reply that waits to go out; undefined = they can. `author` = whose it is: what
 * they wrote themselves can be taken back even if the right to send it is gone.
 */
export function whyNoSending({ me }: CaseView, author = ''): string | undefined {
  if (!me || me.rights.includes('reply') || me.id === author) return undefined;
  return t('composer.noRight');
}

/** Why nothing can be written for the contact; '' = it can. `canTake` = taking the case would help. */
interface WhyNot {
  readonly text: string;
  readonly canTake: boolean;
}

/** `may` = why this agent never can, in any case of the desk; '' = they can. */
function whyNot({ case: row, me }: CaseView, may: string): WhyNot {
  const no = (text: string, canTake = false) => ({ text, canTake });
  if (row.status === 'closed') return no(t('composer.closed'));
  if (row.kind === 'voice') return no(t('composer.voice'));
  if (!me) return no(t('error.signed-out'));
  if (may) return no(may);
  if (!row.mine) return no(t('composer.previewOnly'), true);
  return no('');
}

/** Why this agent cannot write a reply in this case; '' = they can. */
export const whyNoReply = (view: CaseView): WhyNot =>
  whyNot(view, view.me?.rights.includes('reply') ? '' : t('composer.noRight'));

/** Why this agent cannot ask for approval of one; '' = they can. */
export const whyNoAsking = (view: CaseView): WhyNot =>
  whyNot(view, view.capabilities.approvals ? '' : t('ask.noApprovals'));

/** The same for whichever tab it would be written in. */
export const whyNoAnswer = (view: CaseView, tab: AnswerTab): WhyNot =>
  tab === 'reply' ? whyNoReply(view) : whyNoAsking(view);

/** Something can be written for the contact in this case, in one tab or the other. */
export const canAnswerHere = (view: CaseView): boolean =>
  whyNoReply(view).text === '' || whyNoAsking(view).text === '';
