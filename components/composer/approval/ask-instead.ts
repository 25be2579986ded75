import { toast } from '@/components/controls';
import { t } from '@/components/locales';
import type { CaseView } from '@/core/queries/case';
import { draftIn } from '../draft-in.ts';
import { focusComposer } from '../focus.ts';

/**
 * What stands in the Reply tab, of an agent who may not send it, becomes the text for approval: before whatever stands
 * there, and a draft of its own.
 */
export async function askInstead(view: CaseView) {
  const [from, to] = [draftIn(view, 'reply'), draftIn(view, 'approval')];
  await Promise.all([from.ready, to.ready]);
  const taken = from.discard();
  to.restore({ ...taken, tab: 'approval', id: crypto.randomUUID() });
  // On disk in its new place before it is gone from the old one.
  await to.flush();
  await from.flush();
  focusComposer('approval');
  toast.show({ text: t('ask.moved') });
}
