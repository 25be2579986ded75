import { now } from '@/components/controls';
import { t } from '@/components/locales';
import type { CaseView } from '@/core/queries/case';

/** Free text is no longer allowed on this channel; only a new message of the contact opens it again. */
export const isWindowClosed = ({ case: { windowEndsAt }, channel }: CaseView, at = now.value) =>
  Boolean(channel?.windowHours && windowEndsAt && Date.parse(windowEndsAt) <= at);

/**
 * Why this agent cannot decide about a reply that waits to go out; undefined = they can. `author` = whose it is: what
 * they wrote themselves can be taken back even if the right to send it is gone.
 */
export function whyNoSending({ me }: CaseView, author = ''): string | undefined {
  if (!me || me.rights.includes('reply') || me.id === author) return undefined;
  return t('composer.noRight');
}

/** Why this agent cannot write a reply in this case; '' = they can. `canTake` = taking it would help. */
export function whyNoReply(view: CaseView): { readonly text: string; readonly canTake: boolean } {
  const no = (text: string, canTake = false) => ({ text, canTake });
  if (view.case.status === 'closed') return no(t('composer.closed'));
  if (view.case.kind === 'voice') return no(t('composer.voice'));
  if (!view.me) return no(t('error.signed-out'));
  if (!view.me.rights.includes('reply')) return no(t('composer.noRight'));
  if (!view.case.mine) return no(t('composer.previewOnly'), true);
  return no('');
}
