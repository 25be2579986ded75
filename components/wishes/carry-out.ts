import { act } from '@/components/app/act.ts';
import { place, showCase } from '@/components/app/navigation.ts';
import { draftIn } from '@/components/composer/draft-in.ts';
import { focusComposerOf } from '@/components/composer/focus.ts';
import { answerTabNow } from '@/components/composer/tabs.ts';
import { toast } from '@/components/controls';
import { t } from '@/components/locales';
import { askOutbound } from '@/components/outbound/asked.ts';
import { addressesIn } from '@/components/palette/addresses.ts';
import { askNow } from '@/core/live/ask-now';
import { desk } from '@/core/live/desk';
import { below } from '@/core/mail/quote';
import type { Wish } from '@/core/model/from-page';
import type { CaseView } from '@/core/queries/case';
import { type HeldWish, held } from './held.ts';

/** As people quote in mails and chats; nothing of the page but what was selected. */
export const quoted = (text: string) =>
  text
    .trim()
    .split(/\r\n|\r|\n/)
    .map((line) => (line === '' || line.startsWith('>') ? `>${line}` : `> ${line}`))
    .join('\n');

/** A closed case takes notes only. */
const takes = (view: CaseView, { kind }: HeldWish) => kind === 'note' || view.case.status !== 'closed';

/** Below what is written there, with the cursor after it. False = this case takes no such text now. */
export async function quoteInto(caseId: string, wish: HeldWish): Promise<boolean> {
  const view = await askNow('case', caseId);
  if (!view || !takes(view, wish)) return false;
  const tab = wish.kind === 'note' ? 'note' : answerTabNow(view);
  const draft = draftIn(view, tab);
  await draft.ready;
  draft.setText(`${below(draft.text.value, quoted(wish.text))}\n\n`);
  if (place.value.case !== caseId) showCase(caseId);
  focusComposerOf(caseId, tab);
  const name = view.case.contactName || t('contact.unknown');
  toast.show({ text: t(wish.kind === 'note' ? 'wish.noted' : 'wish.quoted', { name }) });
  return true;
}

/** Into the case in front; where none is, or it takes none, the person chooses one. */
async function quote(wish: HeldWish) {
  const inFront = place.value.case;
  if (inFront && (await act(quoteInto(inFront, wish)))) return;
  held.value = wish;
}

async function look(caseId: string) {
  // Only to look: nobody takes a case by coming to it from a page.
  if ((await act(desk.previewCase(caseId))) !== undefined) showCase(caseId);
}

/** The number or address in what was selected; with none in it, what was selected is shown to be corrected. */
async function writeFirst({ to, site, desk: at, template, text }: Extract<Wish, { kind: 'message' }>) {
  const [address = to.trim()] = await addressesIn(to, site);
  askOutbound({ desk: at, to: address, site, text, ...(template && { template }) });
}

/** Does what somebody wanted of the sidebar from a page, if it is this surface's to do. */
export async function carryOut(id: string) {
  const wish = await act(desk.takeWish(id));
  if (!wish) return;
  if (wish.kind === 'case') await look(wish.case);
  else if (wish.kind === 'message') await writeFirst(wish);
  else await quote(wish);
}
