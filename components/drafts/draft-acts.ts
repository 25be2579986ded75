import { act } from '@/components/app/act.ts';
import { showCase } from '@/components/app/navigation.ts';
import { draftOf } from '@/components/composer/draft-model.ts';
import { focusComposerOf } from '@/components/composer/focus.ts';
import { toast } from '@/components/controls';
import { t } from '@/components/locales';
import { askOutbound } from '@/components/outbound/asked.ts';
import { desk } from '@/core/live/desk';
import type { DraftPlace } from '@/core/model/draft';
import { newCaseId, type OutboxItem } from '@/core/model/outbox-item';
import type { DraftLine } from '@/core/queries/drafts';

/** To its case, in its tab. It only shows the case: taking it is a step of its own. */
export function openDraft({ draft, place }: DraftLine, onClose: () => void) {
  onClose();
  if (place === 'new') return askOutbound({ place: draft });
  showCase(draft.case);
  focusComposerOf(draft.case, draft.tab);
}

/** A new draft of this text, before whatever stands in that place. Under an id of its own: the old one may have gone out. */
async function write(to: DraftPlace, { draft }: Pick<DraftLine, 'draft'>) {
  const model = draftOf(to);
  await model.ready;
  const same = to.case === draft.case;
  const { mail, replyTo, review, template, to: _, ...text } = draft;
  model.restore({
    ...text,
    ...to,
    id: crypto.randomUUID(),
    // Whom it was for and what it answered is right in its own case only.
    ...(same && mail && { mail }),
    ...(same && replyTo && { replyTo }),
    ...(same && template && { template }),
    // So is the request it was to replace.
    ...(review && { review: same ? review : { ...review, of: null } }),
  });
  await model.flush();
}

/** What was sent or discarded is written again, in its own case. */
export function putBack(line: DraftLine, onClose: () => void) {
  if (line.place === 'new') return void writeFirst(line, onClose);
  void write(line.draft, line);
  openDraft(line, onClose);
}

/** A first message is written again in a place of its own: under its old name it may have gone out. */
async function writeFirst({ draft }: DraftLine, onClose: () => void) {
  const id = crypto.randomUUID();
  const [desk = ''] = draft.case.split(':');
  const to = { case: newCaseId(desk, id), tab: draft.tab, agent: draft.agent };
  const model = draftOf(to);
  await model.ready;
  model.restore({ ...draft, ...to, id });
  onClose();
  askOutbound({ place: to });
}

/** To the text in its new case, whose contact is named. */
function arrive({ case: caseId, tab }: Pick<DraftPlace, 'case' | 'tab'>, name: string) {
  showCase(caseId);
  focusComposerOf(caseId, tab);
  toast.show({ text: t('drafts.putInto.done', { name }) });
}

/** Into another case, since its own is gone or closed; from there it is sent or not. */
export async function putInto(caseId: string, name: string, line: DraftLine, onClose: () => void) {
  const { tab, agent } = line.draft;
  await write({ case: caseId, tab, agent }, line);
  if (!line.end) await empty(line);
  onClose();
  arrive({ case: caseId, tab }, name);
}

/** The same with a text that waits in the outbox. It leaves there only once it stands in the other case. */
export async function moveInto(caseId: string, name: string, { id, agent, action, ...item }: OutboxItem) {
  if (action.kind !== 'reply' && action.kind !== 'note') return;
  const { kind: tab, text, attachments } = action;
  const to = { case: caseId, tab, agent };
  await write(to, { draft: { ...to, case: item.case, id, text, attachments, savedAt: item.createdAt } });
  await act(desk.discardItem(id));
  arrive(to, name);
}

/** Its place becomes empty; the text stays among the discarded ones. */
async function empty({ draft }: DraftLine) {
  const model = draftOf(draft);
  await model.ready;
  const taken = model.discard();
  await model.flush();
  return { model, taken };
}

/** Throws it away, with a way back. */
export async function discardDraft(line: DraftLine) {
  const { model, taken } = await empty(line);
  toast.show({
    text: t('toast.draftDiscarded'),
    action: { label: t('action.undo'), run: () => model.restore(taken) },
  });
}
